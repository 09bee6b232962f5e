import type { RequestFault, ResponseFault } from '#rfc6455';

/** Sections 4.1 and 4.2.1, and of HTTP what they build on: requests, and what a server owes. */
export interface RequestCase {
	readonly name: string;
	readonly request: string;
	/** Everything that is wrong, in the order of the bytes. Nothing is wrong: 101. */
	readonly faults: readonly RequestFault[];
}

/** Responses, and what a client finds wrong with them. */
export interface ResponseCase {
	readonly name: string;
	readonly response: string;
	readonly faults: readonly ResponseFault[];
}

/** The key of section 1.3, and what is to be answered to it. */
export const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
export const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

type Lines = Record<string, string | string[] | undefined>;

function head(startLine: string, lines: Lines): string {
	const written = Object.entries(lines).flatMap(([name, value]) =>
		[value ?? []].flat().map((one) => `${name}: ${one}\r\n`),
	);
	return `${startLine}\r\n${written.join('')}\r\n`;
}

const request = (lines: Lines = {}, startLine = 'GET /chat HTTP/1.1') =>
	head(startLine, {
		Host: 'localhost',
		Upgrade: 'websocket',
		Connection: 'Upgrade',
		'Sec-WebSocket-Key': KEY,
		'Sec-WebSocket-Version': '13',
		...lines,
	});

/** In place of the key of the case stands that of the client, when there is one. */
const response = (lines: Lines = {}, startLine = 'HTTP/1.1 101 Switching Protocols') =>
	head(startLine, {
		Upgrade: 'websocket',
		Connection: 'Upgrade',
		'Sec-WebSocket-Accept': ACCEPT,
		...lines,
	});

const good: readonly (readonly [name: string, request: string])[] = [
	['as it should be', request()],
	['with a query', request({}, 'GET /chat?room=1 HTTP/1.1')],
	['to a whole address', request({}, 'GET http://localhost/chat HTTP/1.1')],
	['with an origin', request({ Origin: 'http://localhost' })],
	['with Upgrade in capitals', request({ Upgrade: 'WebSocket' })],
	['with Connection in small letters', request({ Connection: 'upgrade' })],
	[
		'with keep-alive before Upgrade, as Firefox does',
		request({ Connection: 'keep-alive, Upgrade' }),
	],
	['with header names in small letters', request().replace(/^[^:\r]+:/gm, (n) => n.toLowerCase())],
	['with no space behind the colons', request().replaceAll(': ', ':')],
	['with spaces around a value', request({ 'Sec-WebSocket-Version': '  13  ' })],
	['with two subprotocols', request({ 'Sec-WebSocket-Protocol': 'chat, superchat' })],
	['with two subprotocols in two lines', request({ 'Sec-WebSocket-Protocol': ['a', 'b'] })],
	['with permessage-deflate', request({ 'Sec-WebSocket-Extensions': 'permessage-deflate' })],
	[
		'with permessage-deflate and parameters',
		request({
			'Sec-WebSocket-Extensions':
				'permessage-deflate; client_max_window_bits; server_max_window_bits="10"',
		}),
	],
	[
		'with an extension that nobody knows',
		request({ 'Sec-WebSocket-Extensions': 'x-unknown; a=1' }),
	],
	['with a header that nobody knows', request({ 'X-Unknown': 'ünïcode' })],
	['with an empty header', request({ 'X-Empty': '' })],
];

type Bad = readonly [name: string, request: string, ...faults: RequestFault[]];

const bad: readonly Bad[] = [
	['by POST', request({}, 'POST /chat HTTP/1.1'), 'method-not-get'],
	['by HEAD', request({}, 'HEAD /chat HTTP/1.1'), 'method-not-get'],
	['by get, in small letters', request({}, 'get /chat HTTP/1.1'), 'method-not-get'],
	['over HTTP/1.0', request({}, 'GET /chat HTTP/1.0'), 'http-version-too-old'],
	['without a version of HTTP', request({}, 'GET /chat'), 'request-line-malformed'],
	['with two spaces in its line', request({}, 'GET  /chat HTTP/1.1'), 'request-line-malformed'],
	['with an empty line for a start', request({}, ''), 'request-line-malformed'],
	['with a fragment', request({}, 'GET /chat#here HTTP/1.1'), 'target-malformed'],
	['to no path', request({}, 'GET chat HTTP/1.1'), 'target-malformed'],
	['to a ws: address', request({}, 'GET ws://localhost/chat HTTP/1.1'), 'target-malformed'],
	['without Host', request({ Host: undefined }), 'host-missing'],
	['with two Hosts', request({ Host: ['localhost', 'elsewhere'] }), 'host-repeated'],
	['without Upgrade', request({ Upgrade: undefined }), 'upgrade-missing'],
	['with another Upgrade', request({ Upgrade: 'h2c' }), 'upgrade-not-websocket'],
	['with half of the word websocket', request({ Upgrade: 'websock' }), 'upgrade-not-websocket'],
	['without Connection', request({ Connection: undefined }), 'connection-not-upgrade'],
	['with Connection: keep-alive', request({ Connection: 'keep-alive' }), 'connection-not-upgrade'],
	['with Connection: close', request({ Connection: 'close' }), 'connection-not-upgrade'],
	['without a key', request({ 'Sec-WebSocket-Key': undefined }), 'key-missing'],
	['with an empty key', request({ 'Sec-WebSocket-Key': '' }), 'key-malformed'],
	[
		'with a key of 15 bytes',
		request({ 'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAA' }),
		'key-malformed',
	],
	[
		'with a key of 17 bytes',
		request({ 'Sec-WebSocket-Key': `${'A'.repeat(23)}=` }),
		'key-malformed',
	],
	[
		'with a key without padding',
		request({ 'Sec-WebSocket-Key': KEY.slice(0, 22) }),
		'key-malformed',
	],
	[
		'with a key that is no base64',
		request({ 'Sec-WebSocket-Key': `${'?'.repeat(22)}==` }),
		'key-malformed',
	],
	[
		'with a key that has half of its padding',
		request({ 'Sec-WebSocket-Key': KEY.slice(0, 23) }),
		'key-malformed',
	],
	['with two keys', request({ 'Sec-WebSocket-Key': [KEY, KEY] }), 'key-repeated'],
	['without a version', request({ 'Sec-WebSocket-Version': undefined }), 'version-missing'],
	...['8', '0', '12', '14', '255', '013', '13.0', 'thirteen', '13, 8'].map((version): Bad => [
		`with version ${version}`,
		request({ 'Sec-WebSocket-Version': version }),
		'version-not-13',
	]),
	['with two versions', request({ 'Sec-WebSocket-Version': ['13', '13'] }), 'version-repeated'],
	[
		'with a subprotocol twice',
		request({ 'Sec-WebSocket-Protocol': 'chat, chat' }),
		'protocols-malformed',
	],
	[
		'with a subprotocol of two words',
		request({ 'Sec-WebSocket-Protocol': 'my chat' }),
		'protocols-malformed',
	],
	['with an empty subprotocol', request({ 'Sec-WebSocket-Protocol': '' }), 'protocols-malformed'],
	[
		'with an extension that has no name',
		request({ 'Sec-WebSocket-Extensions': '; a=1' }),
		'extensions-malformed',
	],
	[
		'with a parameter that has no name',
		request({ 'Sec-WebSocket-Extensions': 'x; =1' }),
		'extensions-malformed',
	],
	[
		'with a quoted value that is no token',
		request({ 'Sec-WebSocket-Extensions': 'x; a="b c"' }),
		'extensions-malformed',
	],
	[
		'with a space before a colon',
		request().replace('Upgrade:', 'Upgrade :'),
		'header-malformed',
		'upgrade-missing',
	],
	[
		'with a line without a colon',
		request().replace('\r\n\r\n', '\r\nnonsense\r\n\r\n'),
		'header-malformed',
	],
	['with a folded line', request().replace('\r\n\r\n', '\r\n folded\r\n\r\n'), 'header-malformed'],
	[
		'with a header that has no name',
		request().replace('\r\n\r\n', '\r\n: value\r\n\r\n'),
		'header-malformed',
	],
	['with a CR behind a value', request({ 'X-Return': 'a\r' }), 'header-malformed'],
	['with a NUL in a value', request({ 'X-Nul': 'a\0b' }), 'header-malformed'],
	[
		'by POST, over HTTP/1.0, without a key',
		request({ 'Sec-WebSocket-Key': undefined }, 'POST /chat HTTP/1.0'),
		'method-not-get',
		'http-version-too-old',
		'key-missing',
	],
	[
		'plain, as for a page',
		head('GET /chat HTTP/1.1', { Host: 'localhost' }),
		'upgrade-missing',
		'connection-not-upgrade',
		'key-missing',
		'version-missing',
	],
];

export const REQUEST_CASES: readonly RequestCase[] = [
	...good.map(([name, text]) => ({ name, request: text, faults: [] })),
	...bad.map(([name, text, ...faults]) => ({ name, request: text, faults })),
];

type BadResponse = readonly [name: string, response: string, ...faults: ResponseFault[]];

const answered: readonly BadResponse[] = [
	['as it should be', response()],
	['with another reason phrase', response({}, 'HTTP/1.1 101 Web Socket Protocol Handshake')],
	['without a reason phrase', response({}, 'HTTP/1.1 101 ')],
	['with Upgrade in capitals', response({ Upgrade: 'WebSocket' })],
	['with Connection in small letters', response({ Connection: 'upgrade' })],
	['with keep-alive before Upgrade', response({ Connection: 'keep-alive, Upgrade' })],
	['with a header that nobody knows', response({ Server: 'teapot' })],
	['with 200', response({ 'Content-Length': '0' }, 'HTTP/1.1 200 OK'), 'status-not-101'],
	[
		'with 302',
		response({ Location: '/', 'Content-Length': '0' }, 'HTTP/1.1 302 Found'),
		'status-not-101',
	],
	['with 400', response({ 'Content-Length': '0' }, 'HTTP/1.1 400 Bad Request'), 'status-not-101'],
	[
		'with 426',
		response({ 'Content-Length': '0' }, 'HTTP/1.1 426 Upgrade Required'),
		'status-not-101',
	],
	['with no line of HTTP', response({}, 'WEBSOCKET 101'), 'status-line-malformed'],
	['without Upgrade', response({ Upgrade: undefined }), 'upgrade-missing'],
	['with another Upgrade', response({ Upgrade: 'h2c' }), 'upgrade-not-websocket'],
	['without Connection', response({ Connection: undefined }), 'connection-not-upgrade'],
	['with Connection: keep-alive', response({ Connection: 'keep-alive' }), 'connection-not-upgrade'],
	['without an accept', response({ 'Sec-WebSocket-Accept': undefined }), 'accept-missing'],
	['with an empty accept', response({ 'Sec-WebSocket-Accept': '' }), 'accept-wrong'],
	['with the key for an accept', response({ 'Sec-WebSocket-Accept': KEY }), 'accept-wrong'],
	[
		'with an accept in small letters',
		response({ 'Sec-WebSocket-Accept': ACCEPT.toLowerCase() }),
		'accept-wrong',
	],
	['with two accepts', response({ 'Sec-WebSocket-Accept': [ACCEPT, ACCEPT] }), 'accept-repeated'],
	[
		'with a subprotocol that was not asked for',
		response({ 'Sec-WebSocket-Protocol': 'other' }),
		'protocol-not-offered',
	],
	[
		'with two subprotocols',
		response({ 'Sec-WebSocket-Protocol': ['a', 'b'] }),
		'protocol-repeated',
	],
	[
		'with an extension that was not offered',
		response({ 'Sec-WebSocket-Extensions': 'x-unknown' }),
		'extension-not-offered',
	],
	[
		'with an extension that has no name',
		response({ 'Sec-WebSocket-Extensions': '; a=1' }),
		'extensions-malformed',
	],
	[
		'with a line without a colon',
		response().replace('\r\n\r\n', '\r\nnonsense\r\n\r\n'),
		'header-malformed',
	],
];

export const RESPONSE_CASES: readonly ResponseCase[] = answered.map(([name, text, ...faults]) => ({
	name,
	response: text,
	faults,
}));
