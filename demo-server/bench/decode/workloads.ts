import { encodeFrame, OPCODES } from '#rfc6455';

/** What a client sends, as a server reads it: masked, and cut as TCP hands it over. */
export interface Workload {
	readonly name: string;
	/** The bytes of all messages, one behind the other. */
	readonly octets: Uint8Array;
	readonly messages: number;
	/** Bytes of payload in all of them. */
	readonly payload: number;
}

/** Bytes of each workload, so that all take about the same time in memory. */
const TOTAL = 4 * 1024 * 1024;
/** What one read of a socket brings at most. */
const CHUNK = 64 * 1024;
const KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);

function workload(name: string, opcode: number, payload: Uint8Array, fragments = 1): Workload {
	const messages = Math.ceil(TOTAL / (payload.length + 8 * fragments));
	const size = Math.ceil(payload.length / fragments);
	const message = Buffer.concat(
		Array.from({ length: fragments }, (_, index) =>
			encodeFrame({
				opcode: index === 0 ? opcode : OPCODES.continuation,
				fin: index === fragments - 1,
				payload: payload.subarray(index * size, (index + 1) * size),
				maskingKey: KEY,
			}),
		),
	);
	const octets = Buffer.concat(Array.from({ length: messages }, () => message));
	return { name, octets, messages, payload: messages * payload.length };
}

const text = (length: number) => new TextEncoder().encode('*'.repeat(length));
const japanese = new TextEncoder().encode('さわって学ぶ。'.repeat(48));
const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);

export const WORKLOADS: readonly Workload[] = [
	workload('texts of 20 bytes', OPCODES.text, text(20)),
	workload('texts of 500 bytes', OPCODES.text, text(500)),
	workload('Japanese texts of 1,008 bytes', OPCODES.text, japanese),
	workload('texts of 500 bytes, in 10 fragments', OPCODES.text, text(500), 10),
	workload('binary, 16 KB', OPCODES.binary, bytes(16 * 1024)),
	workload('binary, 1 MB', OPCODES.binary, bytes(1024 * 1024)),
];

/** A copy of the bytes, in pieces: `ws` takes the mask away where they lie. */
export function piecesOf({ octets }: Workload): Buffer[] {
	const copy = Buffer.from(octets);
	const pieces: Buffer[] = [];
	for (let from = 0; from < copy.length; from += CHUNK) {
		pieces.push(copy.subarray(from, from + CHUNK));
	}
	return pieces;
}
