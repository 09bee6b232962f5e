/** Opcodes of RFC 6455, section 5.2. */
export const OPCODES = {
	continuation: 0,
	text: 1,
	binary: 2,
	close: 8,
	ping: 9,
	pong: 10,
} as const;

interface FrameOptions {
	readonly fin?: boolean;
	/** The three reserved bits, as a number from 0 to 7. */
	readonly rsv?: number;
	readonly masked?: boolean;
	/** What the header says, where it should not be the truth. */
	readonly declaredLength?: number;
}

/**
 * Writes one frame as a client does. The mask is all zero: as good as any for the server, and it
 * costs the generator nothing.
 */
export function frame(
	opcode: number,
	payload: string | Uint8Array,
	{ fin = true, rsv = 0, masked = true, declaredLength }: FrameOptions = {},
): Buffer {
	const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
	const length = declaredLength ?? body.length;
	const extended = length > 65_535 ? 8 : length > 125 ? 2 : 0;
	const head = Buffer.alloc(2 + extended + (masked ? 4 : 0));
	head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
	head[1] = (masked ? 0x80 : 0) | (extended === 8 ? 127 : extended === 2 ? 126 : length);
	if (extended === 2) head.writeUInt16BE(length, 2);
	if (extended === 8) head.writeBigUInt64BE(BigInt(length), 2);
	return Buffer.concat([head, body]);
}

/** Told of a frame; its payload is `data` from `start` to `end`, and not copied. */
export type OnFrame = (opcode: number, data: Buffer, start: number, end: number) => void;

const NOTHING: Buffer = Buffer.alloc(0);

/** Cuts what a server sends into frames: whole and unmasked, as every server here sends them. */
export class FrameReader {
	readonly #onFrame: OnFrame;
	#rest: Buffer = NOTHING;

	constructor(onFrame: OnFrame) {
		this.#onFrame = onFrame;
	}

	/** @throws when the server masks or splits a frame */
	push(chunk: Buffer): void {
		const data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
		let at = 0;
		while (data.length - at >= 2) {
			const first = data[at] ?? 0;
			let length = data[at + 1] ?? 0;
			let start = at + 2;
			if (length > 127) throw new Error('The server masked a frame.');
			if (length === 126) {
				start = at + 4;
				if (data.length < start) break;
				length = data.readUInt16BE(at + 2);
			} else if (length === 127) {
				start = at + 10;
				if (data.length < start) break;
				length = Number(data.readBigUInt64BE(at + 2));
			}
			const end = start + length;
			if (data.length < end) break;
			if (first < 0x80) throw new Error('The server split a message.');
			this.#onFrame(first & 15, data, start, end);
			at = end;
		}
		this.#rest = at < data.length ? data.subarray(at) : NOTHING;
	}
}
