export interface Frame {
	fin: boolean;
	opcode: number;
	payload: Uint8Array;
	// How many bytes the whole frame takes.
	size: number;
}

const xor = (bytes: Uint8Array, key: Uint8Array) =>
	bytes.map((byte, i) => byte ^ (key[i % 4] ?? 0));

// One whole frame of a client: FIN and MASK are 1.
export function writeFrame(opcode: number, payload: Uint8Array) {
	if (payload.length > 125) throw new Error('Too long for seven bits');
	const key = crypto.getRandomValues(new Uint8Array(4));
	const first = 0x80 | opcode;
	const second = 0x80 | payload.length;
	return Uint8Array.of(first, second, ...key, ...xor(payload, key));
}

// The frame that these bytes begin with, once it is complete.
export function readFrame(bytes: Uint8Array): Frame | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	if (bytes.length < 2) return undefined;
	const fin = (view.getUint8(0) & 0x80) !== 0;
	const opcode = view.getUint8(0) & 0x0f;
	const masked = (view.getUint8(1) & 0x80) !== 0;
	let length = view.getUint8(1) & 0x7f;
	let place = 2;

	if (length === 126) {
		if (bytes.length < 4) return undefined;
		length = view.getUint16(2);
		place = 4;
	} else if (length === 127) {
		if (bytes.length < 10) return undefined;
		length = Number(view.getBigUint64(2));
		place = 10;
	}
	const start = masked ? place + 4 : place;
	const size = start + length;
	if (bytes.length < size) return undefined;

	const payload = bytes.slice(start, size);
	const key = bytes.slice(place, start);
	return { fin, opcode, payload: masked ? xor(payload, key) : payload, size };
}
