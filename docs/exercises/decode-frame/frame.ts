/** What a frame says, before it is bytes. */
export interface Frame {
	readonly fin: boolean;
	readonly opcode: number;
	readonly masked: boolean;
	readonly text: string;
}

const LENGTH_IN_16_BITS = 126;
const LENGTH_IN_64_BITS = 127;
const KEY_BYTES = 4;

/** Writes a frame's bytes, with a mask of its own where it is masked (RFC 6455, section 5.2). */
export function encodeFrame({ fin, opcode, masked, text }: Frame): Uint8Array<ArrayBuffer> {
	const payload = new TextEncoder().encode(text);
	const key = masked ? crypto.getRandomValues(new Uint8Array(KEY_BYTES)) : new Uint8Array();
	const length = lengthOf(payload.length);
	length[0] = (length[0] ?? 0) | (masked ? 0x80 : 0);
	const body = masked
		? payload.map((byte, index) => byte ^ (key[index % KEY_BYTES] ?? 0))
		: payload;
	return Uint8Array.from([(fin ? 0x80 : 0) | opcode, ...length, ...key, ...body]);
}

/** The length in its 7 bits, or behind them in 16 or 64. */
function lengthOf(length: number): Uint8Array<ArrayBuffer> {
	if (length < LENGTH_IN_16_BITS) return Uint8Array.of(length);
	const bytes = new Uint8Array(length < 0x1_0000 ? 3 : 9);
	const view = new DataView(bytes.buffer);
	if (bytes.length === 3) view.setUint16(1, length);
	else view.setBigUint64(1, BigInt(length));
	bytes[0] = bytes.length === 3 ? LENGTH_IN_16_BITS : LENGTH_IN_64_BITS;
	return bytes;
}
