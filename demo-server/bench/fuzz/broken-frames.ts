import { LIMITS } from '#protocol';
import { frame, OPCODES } from '#demo-server/bench/frames';
import type { Dice } from './dice';

const { text, binary, continuation, ping, close } = OPCODES;

/** Ways to end a connection that no client of good manners has. */
const KINDS: readonly [(dice: Dice) => Buffer, ...((dice: Dice) => Buffer)[]] = [
	// Frames against the RFC.
	() => frame(text, 'unmasked', { masked: false }),
	(dice) => frame(text, 'reserved', { rsv: 1 + dice.below(7) }),
	(dice) => frame(3 + dice.below(5), 'no such opcode'),
	(dice) => frame(11 + dice.below(5), 'no such control opcode'),
	() => frame(continuation, 'of nothing'),
	() => Buffer.concat([frame(text, 'a', { fin: false }), frame(text, 'b')]),
	() => frame(ping, 'x'.repeat(126)),
	() => frame(ping, 'in pieces', { fin: false }),
	() => frame(close, 'x'),
	(dice) => frame(close, dice.bytes(2)),
	(dice) => frame(close, Buffer.concat([Buffer.from([0x03, 0xe8]), dice.bytes(60)])),
	() => frame(close, 'x'.repeat(126)),
	// Bytes that are no text.
	() => frame(text, Buffer.from([0xff, 0xfe, 0xfd])),
	() => frame(text, Buffer.from([0xed, 0xa0, 0x80])),
	() => frame(text, Buffer.from([0xf4, 0x90, 0x80, 0x80])),
	(dice) => frame(text, dice.bytes(200)),
	() =>
		Buffer.concat([
			frame(text, Buffer.from([0xe3, 0x81]), { fin: false }),
			frame(continuation, 'x'),
		]),
	// More than is taken, and less than was promised.
	() => frame(text, 'x'.repeat(LIMITS.frameBytes + 1)),
	() => frame(binary, Buffer.alloc(4 * LIMITS.frameBytes)),
	() => frame(text, '', { declaredLength: 2 ** 40 }),
	() => frame(text, '', { declaredLength: Number.MAX_SAFE_INTEGER }),
	() =>
		Buffer.concat([
			frame(text, 'x'.repeat(LIMITS.frameBytes), { fin: false }),
			frame(continuation, 'x'.repeat(LIMITS.frameBytes)),
		]),
	(dice) => frame(text, 'cut off in the middle').subarray(0, 1 + dice.below(20)),
	(dice) => dice.bytes(1 + dice.below(300)),
];

/** Bytes after which a server may hang up, or wait for more that never comes. */
export function brokenFrame(dice: Dice): Buffer {
	return dice.pick(KINDS)(dice);
}
