import { acceptKey } from '#demo-server/protocol/accept-key';
import type { ResponseFault } from './handshake-faults';
import type { Fault, RequestToWrite } from './handshake-request';
import { type Extension, readExtensions, tokensOf } from './header-lists';
import { type Head, headersOf, writeHead } from './http-head';

/** A response as the client that asked understands it (RFC 6455, section 4.1). */
export interface HandshakeResponse {
	readonly status: number;
	/** The subprotocol that the server chose, if any. */
	readonly protocol: string | undefined;
	readonly extensions: readonly Extension[];
	/** In the order of the bytes; what is missing comes last. Any of them fails the connection. */
	readonly faults: readonly Fault<ResponseFault>[];
}

/** Reads the response to a request and says everything that is wrong with it. */
export function readResponse(
	head: Head,
	asked: Pick<RequestToWrite, 'key' | 'protocols' | 'extensions'>,
): HandshakeResponse {
	const faults: Fault<ResponseFault>[] = head.malformed.map((line) => ({
		fault: 'header-malformed',
		...line,
	}));
	const say = (fault: ResponseFault, lines: readonly { at: number; length: number }[]) => {
		const { at, length } = lines[0] ?? { at: head.size - 2, length: 0 };
		faults.push({ fault, at, length });
	};
	const lines = (name: string) => headersOf(head, name);
	const values = (name: string) => lines(name).map(({ value }) => value);

	const status = Number(/^HTTP\/1\.1 (\d{3})(?: |$)/.exec(head.startLine)?.[1] ?? NaN);
	const startLine = [{ at: 0, length: head.startLine.length }];
	if (Number.isNaN(status)) say('status-line-malformed', startLine);
	if (!Number.isNaN(status) && status !== 101) {
		// What HTTP answers is HTTP's: the headers of a handshake are not asked for.
		say('status-not-101', startLine);
		return { status, protocol: undefined, extensions: [], faults };
	}

	const upgrade = lines('upgrade');
	if (upgrade.length === 0) say('upgrade-missing', []);
	else if (tokensOf(values('upgrade')).join() !== 'websocket')
		say('upgrade-not-websocket', upgrade);
	if (!tokensOf(values('connection')).includes('upgrade')) {
		say('connection-not-upgrade', lines('connection'));
	}

	const [accept, ...more] = lines('sec-websocket-accept');
	if (!accept) say('accept-missing', []);
	else if (more.length > 0) say('accept-repeated', more);
	else if (accept.value !== acceptKey(asked.key)) say('accept-wrong', [accept]);

	const [protocol, ...others] = lines('sec-websocket-protocol');
	if (others.length > 0) say('protocol-repeated', others);
	else if (protocol && !asked.protocols?.includes(protocol.value)) {
		say('protocol-not-offered', [protocol]);
	}

	const chosen = lines('sec-websocket-extensions');
	const extensions = chosen.length === 0 ? [] : readExtensions(values('sec-websocket-extensions'));
	const offered = readExtensions([asked.extensions ?? ''])?.map(({ name }) => name) ?? [];
	if (!extensions) say('extensions-malformed', chosen);
	else if (!extensions.every(({ name }) => offered.includes(name))) {
		say('extension-not-offered', chosen);
	}
	return {
		status,
		protocol: protocol?.value,
		extensions: extensions ?? [],
		faults: faults.toSorted((a, b) => a.at - b.at),
	};
}

/** Writes the response that opens the connection (section 4.2.2). */
export function writeResponse(
	key: string,
	{ protocol, extensions }: { protocol?: string; extensions?: string } = {},
): Uint8Array<ArrayBuffer> {
	const headers: [string, string][] = [
		['Upgrade', 'websocket'],
		['Connection', 'Upgrade'],
		['Sec-WebSocket-Accept', acceptKey(key)],
	];
	if (protocol !== undefined) headers.push(['Sec-WebSocket-Protocol', protocol]);
	if (extensions !== undefined) headers.push(['Sec-WebSocket-Extensions', extensions]);
	return writeHead('HTTP/1.1 101 Switching Protocols', headers);
}
