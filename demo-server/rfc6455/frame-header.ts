/** How many bits hold the length: those of the second byte, or 16 or 64 behind it. */
export type LengthForm = 7 | 16 | 64;

/** A frame up to its payload (RFC 6455, section 5.2). */
export interface FrameHeader {
	/** This frame is the last of its message. */
	readonly fin: boolean;
	readonly rsv1: boolean;
	readonly rsv2: boolean;
	readonly rsv3: boolean;
	/** From 0 to 15. */
	readonly opcode: number;
	readonly lengthForm: LengthForm;
	/** In bytes. Exact up to 2^53 − 1; beyond, where no payload fits in a memory, the nearest. */
	readonly payloadLength: number;
	/** The four bytes, where the frame is masked. */
	readonly maskingKey: Uint8Array | undefined;
}

/**
 * Reads a header from the first bytes of a frame. Bytes that have not come yet count as zero, so
 * compare with {@link lengthEnd} and {@link headerSize} before you believe a field.
 */
export function readHeader(octets: ArrayLike<number>): FrameHeader {
	const first = octets[0] ?? 0;
	const form = lengthForm(octets);
	return {
		fin: (first & 0x80) !== 0,
		rsv1: (first & 0x40) !== 0,
		rsv2: (first & 0x20) !== 0,
		rsv3: (first & 0x10) !== 0,
		opcode: first & 0x0f,
		lengthForm: form,
		payloadLength: payloadLength(octets, form),
		maskingKey: isMasked(octets) ? maskingKey(octets) : undefined,
	};
}

/** Where the length ends, in bytes from the start; 2 as long as the second byte has not come. */
export function lengthEnd(octets: ArrayLike<number>): number {
	const form = lengthForm(octets);
	return form === 7 ? 2 : 2 + form / 8;
}

/** Where the header ends and the payload begins; 2 as long as the second byte has not come. */
export function headerSize(octets: ArrayLike<number>): number {
	return lengthEnd(octets) + (isMasked(octets) ? 4 : 0);
}

/** The form that section 5.2 demands for a length. */
export function shortestForm(length: number): LengthForm {
	if (length < 126) return 7;
	return length < 65_536 ? 16 : 64;
}

function isMasked(octets: ArrayLike<number>): boolean {
	return (octets[1] ?? 0) > 0x7f;
}

/** 126 and 127 are no lengths: they say that 16 or 64 bits follow. */
function lengthForm(octets: ArrayLike<number>): LengthForm {
	const seven = (octets[1] ?? 0) & 0x7f;
	if (seven < 126) return 7;
	return seven === 126 ? 16 : 64;
}

/** In two halves of 32 bits: a number holds their sum as well as it can, and never throws. */
function payloadLength(octets: ArrayLike<number>, form: LengthForm): number {
	if (form === 7) return (octets[1] ?? 0) & 0x7f;
	if (form === 16) return unsigned(octets, 2, 4);
	return unsigned(octets, 2, 6) * 2 ** 32 + unsigned(octets, 6, 10);
}

function maskingKey(octets: ArrayLike<number>): Uint8Array {
	const at = lengthEnd(octets);
	return new Uint8Array([0, 1, 2, 3].map((index) => octets[at + index] ?? 0));
}

/** Bytes as one number, the most significant first, as all of RFC 6455 has them. */
export function unsigned(octets: ArrayLike<number>, from: number, to: number): number {
	let value = 0;
	for (let at = from; at < to; at += 1) value = value * 256 + (octets[at] ?? 0);
	return value;
}
