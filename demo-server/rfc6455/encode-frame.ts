import { headerSize, type LengthForm, shortestForm } from './frame-header';
import { mask } from './mask';

/** A frame to write. What is left out is as a well-behaved server would have it. */
export interface FrameToWrite {
	readonly fin?: boolean | undefined;
	readonly rsv1?: boolean | undefined;
	readonly rsv2?: boolean | undefined;
	readonly rsv3?: boolean | undefined;
	readonly opcode: number;
	/** As the application knows it: not masked yet. */
	readonly payload?: Uint8Array | undefined;
	/** Four bytes; with them the frame is masked. */
	readonly maskingKey?: Uint8Array | undefined;
	/** How the length is written, where that is not the shortest form. */
	readonly lengthForm?: LengthForm | undefined;
	/** What the header says, where that is not the truth. A form that is too small cuts it off. */
	readonly payloadLength?: number | undefined;
}

/**
 * Writes one frame (RFC 6455, section 5.2), also one that breaks the rules: the reader of the lab
 * has to be able to send it.
 */
export function encodeFrame(frame: FrameToWrite): Uint8Array<ArrayBuffer> {
	const { payload = new Uint8Array(), maskingKey } = frame;
	const head = encodeHeader(frame, frame.payloadLength ?? payload.length);
	const octets = new Uint8Array(head.length + payload.length);
	octets.set(head);
	octets.set(maskingKey ? mask(payload, maskingKey) : payload, head.length);
	return octets;
}

function encodeHeader(frame: FrameToWrite, length: number): Uint8Array {
	const { fin = true, rsv1, rsv2, rsv3, opcode, maskingKey } = frame;
	const form = frame.lengthForm ?? shortestForm(length);
	const first = bits(fin, rsv1, rsv2, rsv3) | (opcode & 0x0f);
	const second = bits(maskingKey !== undefined) | { 7: length & 0x7f, 16: 126, 64: 127 }[form];
	const head = new DataView(new ArrayBuffer(headerSize(Uint8Array.of(first, second))));
	const octets = new Uint8Array(head.buffer);
	octets.set([first, second]);
	if (form === 16) head.setUint16(2, length);
	if (form === 64) {
		head.setUint32(2, Math.floor(length / 2 ** 32));
		head.setUint32(6, length % 2 ** 32);
	}
	if (maskingKey) octets.set(maskingKey.subarray(0, 4), head.byteLength - 4);
	return octets;
}

/** Puts bits into a byte, the leftmost first. */
function bits(...set: (boolean | undefined)[]): number {
	return set.reduce((octet, bit, index) => octet | (bit ? 0x80 >> index : 0), 0);
}
