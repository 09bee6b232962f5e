import { frame, OPCODES } from '#demo-server/bench/frames';
import type { Dice } from './dice';

/** Sends a text in a way that RFC 6455 allows: in one frame, in several, with pings between. */
export function legalFrames(dice: Dice, text: string): Buffer[] {
	const bytes = Buffer.from(text);
	const opcode = dice.percent(4) ? OPCODES.binary : OPCODES.text;
	if (dice.percent(80) || bytes.length < 2) return [frame(opcode, bytes)];
	const frames: Buffer[] = [];
	const pieces = 2 + dice.below(4);
	const size = Math.ceil(bytes.length / pieces);
	for (let at = 0; at < bytes.length; at += size) {
		const fin = at + size >= bytes.length;
		const kind = at === 0 ? opcode : OPCODES.continuation;
		frames.push(frame(kind, bytes.subarray(at, at + size), { fin }));
		if (!fin && dice.percent(30)) frames.push(frame(OPCODES.ping, dice.bytes(dice.below(126))));
		if (!fin && dice.percent(10)) frames.push(frame(OPCODES.pong, 'unasked'));
	}
	return frames;
}
