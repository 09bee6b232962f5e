import {
	binary,
	close,
	closing,
	continuation,
	LONGEST_MESSAGE,
	ping,
	pong,
	type RuleCase,
	text,
	violation,
} from './rule-case';

/** Sections 5.1 to 5.3: lengths in all of their forms, and masks. */

const LENGTHS = [0, 1, 7, 125, 126, 127, 128, 255, 256, 65_535, 65_536, 65_537];

const lengths = LENGTHS.flatMap((length): RuleCase[] => [
	{
		group: 'framing',
		name: `text of ${length} bytes`,
		frames: [text('*'.repeat(length))],
		heard: [`text ${'*'.repeat(length)}`],
	},
	{
		group: 'framing',
		name: `binary of ${length} bytes`,
		frames: [binary(new Uint8Array(length).fill(0xfe))],
		heard: [`binary ${'fe'.repeat(length)}`],
	},
]);

const tooWide = (
	[
		[16, 0],
		[16, 1],
		[16, 125],
		[64, 0],
		[64, 125],
		[64, 126],
		[64, 65_535],
	] as const
).flatMap(([lengthForm, length]): RuleCase[] => [
	{
		group: 'framing',
		name: `text of ${length} bytes whose length takes ${lengthForm} bits`,
		frames: [text('*'.repeat(length), { lengthForm })],
		heard: [violation('length-not-shortest')],
	},
	{
		group: 'framing',
		name: `binary of ${length} bytes whose length takes ${lengthForm} bits`,
		frames: [binary('*'.repeat(length), { lengthForm })],
		heard: [violation('length-not-shortest')],
	},
]);

const declared = (
	[
		['the top bit and no other', 2 ** 63, 'length-top-bit-set'],
		['the top bit and a small length', 2 ** 63 + 2 ** 11, 'length-top-bit-set'],
		['nearly all of 64 bits', 2 ** 64 - 2 ** 11, 'length-top-bit-set'],
		['nearly all of 63 bits', 2 ** 63 - 2 ** 10, 'message-too-big'],
		['2^53', 2 ** 53, 'message-too-big'],
		['2^53 − 1', 2 ** 53 - 1, 'message-too-big'],
		['4 GiB', 2 ** 32, 'message-too-big'],
		['2 GiB', 2 ** 31, 'message-too-big'],
	] as const
).map(([name, payloadLength, rule]): RuleCase => ({
	group: 'framing',
	name: `a length that says ${name}`,
	frames: [binary('', { payloadLength })],
	heard: [violation(rule)],
}));

const KEYS: readonly (readonly [name: string, key: Uint8Array])[] = [
	['zeros', Uint8Array.of(0, 0, 0, 0)],
	['ones', Uint8Array.of(255, 255, 255, 255)],
	['one byte that is not zero', Uint8Array.of(0, 0, 0, 1)],
	['the bytes of its text', Uint8Array.of(0x6d, 0x61, 0x73, 0x6b)],
	['bytes that look like a frame', Uint8Array.of(0x81, 0x02, 0x48, 0x69)],
];

const keys = KEYS.map(([name, maskingKey]): RuleCase => ({
	group: 'framing',
	name: `a mask of ${name}`,
	frames: [text('masked', { maskingKey }), text('again, at another place', { maskingKey })],
	heard: ['text masked', 'text again, at another place'],
	sender: 'client',
}));

const ANY_FRAME = {
	'a text': text('Hello'),
	'an empty text': text(''),
	'a binary message': binary('Hello'),
	'a ping': ping('Hello'),
	'an empty ping': ping(''),
	'a pong': pong('Hello'),
	'a close': close(closing(1000)),
	'a close without a code': close(''),
};

const masks = Object.entries(ANY_FRAME).flatMap(([name, frame]): RuleCase[] => [
	{
		group: 'framing',
		name: `${name} from a client, without a mask`,
		frames: [{ ...frame, mask: 'never' }],
		heard: [violation('mask-missing')],
		sender: 'client',
	},
	{
		group: 'framing',
		name: `${name} from a server, with a mask`,
		frames: [{ ...frame, mask: 'always' }],
		heard: [violation('mask-unexpected')],
		sender: 'server',
	},
]);

const secondMask: RuleCase[] = [
	{
		group: 'framing',
		name: 'a good text, then one without a mask',
		frames: [text('good'), text('bad', { mask: 'never' })],
		heard: ['text good', violation('mask-missing')],
		sender: 'client',
	},
	{
		group: 'framing',
		name: 'the second fragment without a mask',
		frames: [text('go', { fin: false }), continuation('od', { mask: 'never' })],
		heard: [violation('mask-missing')],
		sender: 'client',
	},
	{
		group: 'framing',
		name: 'the second fragment with a mask',
		frames: [text('go', { fin: false }), continuation('od', { mask: 'always' })],
		heard: [violation('mask-unexpected')],
		sender: 'server',
	},
];

/** Section 10.4, and 1009 of section 7.4.1: more than this end takes. */
const full = '*'.repeat(LONGEST_MESSAGE);
const half = '*'.repeat(LONGEST_MESSAGE / 2);
const limits: RuleCase[] = [
	{
		group: 'limits',
		name: 'as long as may be, in one frame',
		frames: [text(full)],
		heard: [`text ${full}`],
	},
	{
		group: 'limits',
		name: 'as long as may be, in two frames',
		frames: [text(half, { fin: false }), continuation(half)],
		heard: [`text ${full}`],
	},
	{
		group: 'limits',
		name: 'as long as may be, twice',
		frames: [text(full), text(full)],
		heard: [`text ${full}`, `text ${full}`],
	},
	{
		group: 'limits',
		name: 'as long as may be, with a ping in the middle that does not count',
		frames: [text(half, { fin: false }), ping('x'), continuation(half)],
		heard: ['ping 78', `text ${full}`],
	},
	{
		group: 'limits',
		name: 'one byte too long, in one frame',
		frames: [text(`${full}*`)],
		heard: [violation('message-too-big')],
	},
	{
		group: 'limits',
		name: 'one byte too long, binary',
		frames: [binary(`${full}*`)],
		heard: [violation('message-too-big')],
	},
	{
		group: 'limits',
		name: 'one byte too long, in two frames',
		frames: [text(half, { fin: false }), continuation(`${half}*`)],
		heard: [violation('message-too-big')],
	},
	{
		group: 'limits',
		name: 'one byte too long, in its last frame of three',
		frames: [binary(half, { fin: false }), continuation(half, { fin: false }), continuation('*')],
		heard: [violation('message-too-big')],
	},
	{
		group: 'limits',
		name: 'a length that is too long, and no byte of it',
		frames: [text('', { payloadLength: LONGEST_MESSAGE + 1 })],
		heard: [violation('message-too-big')],
	},
	{
		group: 'limits',
		name: 'a thousand empty fragments',
		frames: [
			text('', { fin: false }),
			...Array.from({ length: 1_000 }, () => continuation('', { fin: false })),
			continuation('end'),
		],
		heard: ['text end'],
	},
	{
		group: 'limits',
		name: 'a hundred messages at once',
		frames: Array.from({ length: 100 }, (_, index) => text(`${index}`)),
		heard: Array.from({ length: 100 }, (_, index) => `text ${index}`),
	},
];

export const framingCases = [
	...lengths,
	...tooWide,
	...declared,
	...keys,
	...masks,
	...secondMask,
	...limits,
];
