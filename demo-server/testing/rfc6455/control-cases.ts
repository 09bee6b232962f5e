import {
	binary,
	bytes,
	close,
	closing,
	continuation,
	ping,
	pong,
	type RuleCase,
	text,
	violation,
} from './rule-case';

/** Sections 5.2 and 5.5: pings and pongs, reserved bits, reserved opcodes. */

const group = 'ping and pong';
const hexOf = (payload: string) => bytes(payload).toHex();

const sizes = [0, 1, 2, 64, 124, 125].flatMap((length): RuleCase[] => [
	{
		group,
		name: `a ping of ${length} bytes`,
		frames: [ping('*'.repeat(length))],
		heard: [`ping ${'2a'.repeat(length)}`],
	},
	{
		group,
		name: `a pong of ${length} bytes that nobody asked for`,
		frames: [pong('*'.repeat(length))],
		heard: [`pong ${'2a'.repeat(length)}`],
	},
]);

const tooLong = [126, 127, 1_000, 65_536].flatMap((length): RuleCase[] => [
	{
		group,
		name: `a ping of ${length} bytes`,
		frames: [ping('*'.repeat(length))],
		heard: [violation('control-too-long')],
	},
	{
		group,
		name: `a pong of ${length} bytes`,
		frames: [pong('*'.repeat(length))],
		heard: [violation('control-too-long')],
	},
]);

const pings: RuleCase[] = [
	...sizes,
	...tooLong,
	{
		group,
		name: 'a ping whose bytes are no text',
		frames: [ping(Uint8Array.of(0, 0xff, 0xfe, 0xfd, 0xfc, 0xfb, 0))],
		heard: ['ping 00fffefdfcfb00'],
	},
	{
		group,
		name: 'a ping of 5 bytes whose length takes 16 bits',
		frames: [ping('Hello', { lengthForm: 16 })],
		heard: [violation('control-too-long')],
	},
	{
		group,
		name: 'a ping of 5 bytes whose length takes 64 bits',
		frames: [ping('Hello', { lengthForm: 64 })],
		heard: [violation('control-too-long')],
	},
	{
		group,
		name: 'a ping in fragments',
		frames: [ping('Hel', { fin: false }), continuation('lo')],
		heard: [violation('control-fragmented')],
	},
	{
		group,
		name: 'a pong in fragments',
		frames: [pong('Hel', { fin: false }), continuation('lo')],
		heard: [violation('control-fragmented')],
	},
	{
		group,
		name: 'ten pings, one after the other',
		frames: Array.from({ length: 10 }, (_, index) => ping(`${index}`)),
		heard: Array.from({ length: 10 }, (_, index) => `ping 3${index}`),
	},
	{
		group,
		name: 'a pong, then a ping',
		frames: [pong('unasked'), ping('asked')],
		heard: [`pong ${hexOf('unasked')}`, `ping ${hexOf('asked')}`],
	},
	{
		group,
		name: 'a ping between two texts',
		frames: [text('a'), ping('b'), text('c')],
		heard: ['text a', 'ping 62', 'text c'],
	},
	{
		group,
		name: 'a good ping, then one too long',
		frames: [ping('b'), ping('*'.repeat(126))],
		heard: ['ping 62', violation('control-too-long')],
	},
];

const OPCODE_FRAMES = {
	'a text': text('Hello'),
	'a binary message': binary('Hello'),
	'an empty text': text(''),
	'a ping': ping('Hello'),
	'a pong': pong('Hello'),
	'a close': close(closing(1000)),
};

/** All seven ways to set the three bits, on each kind of frame. */
const reservedBits = [1, 2, 3, 4, 5, 6, 7].flatMap((rsv) => {
	const set = { rsv1: (rsv & 4) !== 0, rsv2: (rsv & 2) !== 0, rsv3: (rsv & 1) !== 0 };
	const named = rsv.toString(2).padStart(3, '0');
	const alone = Object.entries(OPCODE_FRAMES).map(([name, frame]): RuleCase => ({
		group: 'reserved bits',
		name: `${named} on ${name}`,
		frames: [{ ...frame, ...set }],
		heard: [violation('reserved-bit-set')],
	}));
	const late: RuleCase[] = [
		{
			group: 'reserved bits',
			name: `${named} on a continuation frame`,
			frames: [text('a', { fin: false }), continuation('b', set)],
			heard: [violation('reserved-bit-set')],
		},
		{
			group: 'reserved bits',
			name: `${named} after a good text and a ping`,
			frames: [text('a'), ping('b'), text('c', set)],
			heard: ['text a', 'ping 62', violation('reserved-bit-set')],
		},
	];
	return [...alone, ...late];
});

/** The ten opcodes without a meaning. */
const opcodes = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap((opcode): RuleCase[] => {
	const bad = violation('reserved-opcode');
	const frame = (payload: string) => ({ opcode, payload: bytes(payload) });
	return [
		{ group: 'opcodes', name: `${opcode}, empty`, frames: [frame('')], heard: [bad] },
		{ group: 'opcodes', name: `${opcode}, with a payload`, frames: [frame('Hello')], heard: [bad] },
		{
			group: 'opcodes',
			name: `${opcode}, after a good text`,
			frames: [text('a'), frame('b'), text('c')],
			heard: ['text a', bad],
		},
		{
			group: 'opcodes',
			name: `${opcode}, in the middle of a message`,
			frames: [text('a', { fin: false }), frame('b'), continuation('c')],
			heard: [bad],
		},
	];
});

export const controlCases = [...pings, ...reservedBits, ...opcodes];
