import { encodeFrame, type FrameToWrite, OPCODES, writeClose } from '#rfc6455';
import type { Outcome } from './outcome';

/** What the reader may send to see what happens, and what they are asked to choose from first. */
export interface Preset {
	readonly name: string;
	readonly group: 'good' | 'pieces' | 'bad' | 'goodbye';
	/** Frames as they travel, each with a key of its own. */
	readonly frames: (key: () => Uint8Array) => Uint8Array[];
	readonly choices: readonly Outcome[];
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Makes frames that are masked as a client's have to be. */
const masked =
	(...frames: FrameToWrite[]) =>
	(key: () => Uint8Array) =>
		frames.map((frame) => encodeFrame({ ...frame, maskingKey: key() }));

const { text, binary, continuation, close, ping } = OPCODES;

/** “🍵” is four bytes; cut in two, neither half is UTF-8. */
const TEA = utf8('お茶 🍵');
const CUT = TEA.length - 2;

const GOOD = ['echo', 'pong', 'close-1002', 'nothing'] as const;
const BAD = ['echo', 'close-1002', 'close-1007', 'torn', 'nothing'] as const;
const GOODBYE = ['close-back', 'close-1002', 'torn', 'nothing'] as const;

export const PRESETS: readonly Preset[] = [
	{
		name: 'hello',
		group: 'good',
		frames: masked({ opcode: text, payload: utf8('Hello') }),
		choices: GOOD,
	},
	{ name: 'empty', group: 'good', frames: masked({ opcode: text }), choices: GOOD },
	{
		name: 'bytes-126',
		group: 'good',
		frames: masked({ opcode: text, payload: utf8('.'.repeat(126)) }),
		choices: ['echo', 'close-1002', 'close-1009', 'nothing'],
	},
	{
		name: 'bytes-70000',
		group: 'good',
		frames: masked({ opcode: binary, payload: new Uint8Array(70_000) }),
		choices: ['echo', 'close-1002', 'close-1009', 'torn'],
	},
	{
		name: 'ping',
		group: 'good',
		frames: masked({ opcode: ping, payload: utf8('are you there?') }),
		choices: GOOD,
	},
	{
		name: 'fragmented',
		group: 'pieces',
		frames: masked(
			{ opcode: text, fin: false, payload: utf8('Hel') },
			{ opcode: continuation, payload: utf8('lo') },
		),
		choices: ['echo', 'echo-twice', 'close-1002', 'nothing'],
	},
	{
		name: 'unfinished',
		group: 'pieces',
		frames: masked({ opcode: text, fin: false, payload: utf8('Hel') }),
		choices: GOOD,
	},
	{
		name: 'ping-inside',
		group: 'pieces',
		frames: masked(
			{ opcode: text, fin: false, payload: utf8('Hel') },
			{ opcode: ping, payload: utf8('?') },
			{ opcode: continuation, payload: utf8('lo') },
		),
		choices: ['pong-echo', 'echo-pong', 'echo', 'close-1002'],
	},
	{
		name: 'cut-character',
		group: 'pieces',
		frames: masked(
			{ opcode: text, fin: false, payload: TEA.subarray(0, CUT) },
			{ opcode: continuation, payload: TEA.subarray(CUT) },
		),
		choices: ['echo', 'echo-twice', 'close-1007', 'nothing'],
	},
	{
		name: 'unmasked',
		group: 'bad',
		frames: () => [encodeFrame({ opcode: text, payload: utf8('Hello') })],
		choices: BAD,
	},
	{ name: 'reserved-opcode', group: 'bad', frames: masked({ opcode: 3 }), choices: BAD },
	{
		name: 'reserved-bit',
		group: 'bad',
		frames: masked({ opcode: text, rsv1: true, payload: utf8('Hello') }),
		choices: BAD,
	},
	{
		name: 'fragmented-control',
		group: 'bad',
		frames: masked({ opcode: ping, fin: false, payload: utf8('?') }),
		choices: ['pong', 'close-1002', 'torn', 'nothing'],
	},
	{
		name: 'long-ping',
		group: 'bad',
		frames: masked({ opcode: ping, payload: utf8('.'.repeat(126)) }),
		choices: ['pong', 'close-1002', 'close-1009', 'nothing'],
	},
	{
		name: 'bad-utf8',
		group: 'bad',
		frames: masked({ opcode: text, payload: Uint8Array.of(0x48, 0x69, 0xff) }),
		choices: BAD,
	},
	{
		name: 'orphan',
		group: 'bad',
		frames: masked({ opcode: continuation, payload: utf8('lo') }),
		choices: BAD,
	},
	{
		name: 'long-form',
		group: 'bad',
		frames: masked({ opcode: text, payload: utf8('Hello'), lengthForm: 64 }),
		choices: BAD,
	},
	{
		name: 'close-1000',
		group: 'goodbye',
		frames: masked({ opcode: close, payload: writeClose(1000, 'bye') }),
		choices: GOODBYE,
	},
	{
		name: 'close-4000',
		group: 'goodbye',
		frames: masked({ opcode: close, payload: writeClose(4000) }),
		choices: GOODBYE,
	},
	{ name: 'close-empty', group: 'goodbye', frames: masked({ opcode: close }), choices: GOODBYE },
	{
		name: 'close-1005',
		group: 'goodbye',
		frames: masked({ opcode: close, payload: writeClose(1005) }),
		choices: GOODBYE,
	},
	{
		name: 'close-1006',
		group: 'goodbye',
		frames: masked({ opcode: close, payload: writeClose(1006) }),
		choices: GOODBYE,
	},
];
