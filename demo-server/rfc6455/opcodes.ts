/** The opcodes that RFC 6455, section 5.2, defines. */
export const OPCODES = {
	continuation: 0x0,
	text: 0x1,
	binary: 0x2,
	close: 0x8,
	ping: 0x9,
	pong: 0xa,
} as const;

export type OpcodeName = keyof typeof OPCODES;

/** What an opcode says; ten of the sixteen are kept for the future (section 5.2). */
export type OpcodeMeaning = OpcodeName | 'reserved-data' | 'reserved-control';

const MEANINGS: Readonly<Record<number, OpcodeName>> = {
	0x0: 'continuation',
	0x1: 'text',
	0x2: 'binary',
	0x8: 'close',
	0x9: 'ping',
	0xa: 'pong',
};

/** Names what the four bits say. */
export function opcodeMeaning(opcode: number): OpcodeMeaning {
	return MEANINGS[opcode] ?? (isControl(opcode) ? 'reserved-control' : 'reserved-data');
}

/** Control frames are told by the highest bit of the opcode (section 5.5). */
export function isControl(opcode: number): boolean {
	return (opcode & 0x8) !== 0;
}
