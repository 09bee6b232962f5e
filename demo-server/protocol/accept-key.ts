import { sha1 } from './sha1';

/** The same for everybody, and chosen because no other protocol uses it (RFC 6455, section 1.3). */
export const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/**
 * Computes `Sec-WebSocket-Accept`, by which a server proves that it has understood the handshake:
 * the SHA-1 of the client's `Sec-WebSocket-Key` with the GUID behind it, in base64 (RFC 6455,
 * section 4.2.2, 5.4).
 */
export function acceptKey(key: string): string {
	const digest = sha1(new TextEncoder().encode(key + WEBSOCKET_GUID));
	return btoa(String.fromCharCode(...digest));
}
