import { type Handshake, handshakeClientCodec } from '#protocol';

/** Reads what `/live/handshake` tells; fails on anything that the protocol does not know. */
export function readHandshake(data: string): Handshake {
	const decoded = handshakeClientCodec.decode(data);
	if (!decoded.ok) throw new Error(`The server broke the protocol (${decoded.code}): ${data}`);
	return decoded.message;
}
