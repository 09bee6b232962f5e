/**
 * Everything that can be wrong with the two halves of an opening handshake: where the rule stands,
 * and what is due. The words are the pages'; these are keys.
 */

const fails = (section: string, rfc = 6455) => ({ rfc, section });
const owes = (status: number, section: string, rfc?: number) => ({
	...fails(section, rfc),
	status,
});

/**
 * What a server finds in a request, and the status it owes. RFC 6455, section 4.2.1, asks for “an
 * appropriate error code (such as 400 Bad Request)”; where HTTP has a better one it is here.
 */
export const REQUEST_FAULTS = {
	/** More bytes than this end reads before the empty line (RFC 6585). */
	'head-too-large': owes(431, '5', 6585),
	/** Not three parts with a space between: method, target, version. */
	'request-line-malformed': owes(400, '3', 9112),
	/** No colon, a space before it, a folded line, or a character that no name has. */
	'header-malformed': owes(400, '5.1', 9112),
	'method-not-get': owes(405, '4.1'),
	/** At least HTTP/1.1; HTTP/2 has another handshake (RFC 8441). */
	'http-version-too-old': owes(400, '4.1'),
	/** Neither a path nor a whole address without a fragment. */
	'target-malformed': owes(400, '4.2.1'),
	'host-missing': owes(400, '3.2', 9112),
	'host-repeated': owes(400, '3.2', 9112),
	/** The request asks for no upgrade: it is plain HTTP, where there is nothing else to have. */
	'upgrade-missing': owes(426, '15.5.22', 9110),
	'upgrade-not-websocket': owes(426, '4.2.1'),
	/** `Connection` has no token `Upgrade`, so that the upgrade is not for this hop. */
	'connection-not-upgrade': owes(400, '4.2.1'),
	'key-missing': owes(400, '4.2.1'),
	'key-repeated': owes(400, '11.3.1'),
	/** Not the base64 of 16 bytes. */
	'key-malformed': owes(400, '4.2.1'),
	'version-missing': owes(400, '4.2.1'),
	'version-repeated': owes(400, '11.3.5'),
	/** Not 13: the answer names 13 in a `Sec-WebSocket-Version` of its own (section 4.4). */
	'version-not-13': owes(426, '4.2.2'),
	/** Not a list of tokens, or one of them twice. */
	'protocols-malformed': owes(400, '4.1'),
	'extensions-malformed': owes(400, '9.1'),
};

/** What a client finds in a response; it then fails the connection (RFC 6455, section 4.1). */
export const RESPONSE_FAULTS = {
	'head-too-large': fails('10.4'),
	'status-line-malformed': fails('4', 9112),
	'header-malformed': fails('5.1', 9112),
	/** Another status than 101: an answer of HTTP, and no WebSocket. */
	'status-not-101': fails('4.1'),
	'upgrade-missing': fails('4.1'),
	'upgrade-not-websocket': fails('4.1'),
	'connection-not-upgrade': fails('4.1'),
	'accept-missing': fails('4.1'),
	'accept-repeated': fails('11.3.3'),
	/** Not what follows from the key: the server may not have understood, or answers another. */
	'accept-wrong': fails('4.1'),
	'protocol-not-offered': fails('4.1'),
	'protocol-repeated': fails('11.3.4'),
	'extensions-malformed': fails('9.1'),
	'extension-not-offered': fails('4.1'),
};

export type RequestFault = keyof typeof REQUEST_FAULTS;
export type ResponseFault = keyof typeof RESPONSE_FAULTS;
