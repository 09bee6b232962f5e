/**
 * How many bytes Bun reads and writes besides what a demo says, in the order of the wire. Headers
 * are Latin-1 there (RFC 9110, section 5.5), a byte a character, and so does Bun hand them out.
 * Two things cannot be seen from here: spaces around a value, beyond the one that everybody
 * writes, and that a header came in several lines.
 */
const DATE = 'Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n';
const CHUNKED = 'Transfer-Encoding: chunked\r\n';
const SWITCHING_PROTOCOLS = `HTTP/1.1 101 Switching Protocols\r
Upgrade: websocket\r
Connection: Upgrade\r
Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
${DATE}\r
`;

/** The request target: path and query, as they stand in the request line. */
export function targetOf(url: string): string {
	return url.slice(url.indexOf('/', 'https://'.length));
}

/** The bytes of a request without a body. */
export function requestBytes({ method, url, headers }: Request): number {
	return `${method} ${targetOf(url)} HTTP/1.1\r\n\r\n`.length + linesOf(headers);
}

/** The bytes of the head of a 200 with so many bytes of body; without them, in chunks. */
export function responseHeadBytes(headers: Headers, bodyBytes?: number): number {
	const framing = bodyBytes === undefined ? CHUNKED : `Content-Length: ${bodyBytes}\r\n`;
	return `HTTP/1.1 200 OK\r\n${DATE}${framing}\r\n`.length + linesOf(headers);
}

/** The bytes of the answer to a handshake. */
export const UPGRADE_HEAD_BYTES = SWITCHING_PROTOCOLS.length;

/** The bytes around one chunk of so many (RFC 9112, section 7.1). */
export function chunkFramingBytes(bytes: number): number {
	return `${bytes.toString(16)}\r\n\r\n`.length;
}

/** The bytes before one message of so many, which a server does not mask (RFC 6455, section 5.2). */
export function frameHeaderBytes(bytes: number): number {
	if (bytes < 126) return 2;
	return bytes < 65_536 ? 4 : 10;
}

function linesOf(headers: Headers): number {
	let bytes = 0;
	for (const [name, value] of headers) bytes += `${name}: ${value}\r\n`.length;
	return bytes;
}
