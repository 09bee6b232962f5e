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

/** Section 5.4: messages in pieces, and what may stand between them. */

const group = 'fragmentation';
const more = { fin: false };

/** A text in pieces of so many characters. */
function inPieces(whole: string, size: number) {
	const pieces = whole.match(new RegExp(`.{1,${size}}`, 'g')) ?? [''];
	return pieces.map((piece, index) => {
		const fin = index === pieces.length - 1;
		return index === 0 ? text(piece, { fin }) : continuation(piece, { fin });
	});
}

const whole = 'The quick brown fox';
const sizes = [1, 2, 3, 5, 8, 18].flatMap((size): RuleCase[] => [
	{
		group,
		name: `a text in pieces of ${size}`,
		frames: inPieces(whole, size),
		heard: [`text ${whole}`],
	},
	{
		group,
		name: `a text in pieces of ${size}, with a ping behind each`,
		frames: inPieces(whole, size).flatMap((frame) => [frame, ping('x')]),
		heard: [
			...inPieces(whole, size)
				.slice(1)
				.map(() => 'ping 78'),
			`text ${whole}`,
			'ping 78',
		],
	},
]);

const orphans = [true, false].flatMap((fin): RuleCase[] => {
	const bad = violation('continuation-of-nothing');
	const kind = fin ? 'a last' : 'a not last';
	return [
		{
			group,
			name: `${kind} continuation of nothing`,
			frames: [continuation('a', { fin })],
			heard: [bad],
		},
		{
			group,
			name: `${kind} continuation of nothing, empty`,
			frames: [continuation('', { fin })],
			heard: [bad],
		},
		{
			group,
			name: `${kind} continuation of nothing, then a text`,
			frames: [continuation('a', { fin }), text('b')],
			heard: [bad],
		},
		{
			group,
			name: `${kind} continuation after a whole text`,
			frames: [text('a'), continuation('b', { fin })],
			heard: ['text a', bad],
		},
		{
			group,
			name: `${kind} continuation after a text in pieces`,
			frames: [text('a', more), continuation('b'), continuation('c', { fin })],
			heard: ['text ab', bad],
		},
		{
			group,
			name: `${kind} continuation after a ping`,
			frames: [ping('a'), continuation('b', { fin })],
			heard: ['ping 61', bad],
		},
	];
});

const inside = ([text, binary] as const).flatMap((first) =>
	([text, binary] as const).flatMap((second) =>
		[true, false].map((fin): RuleCase => {
			const name = (make: typeof text) => (make === text ? 'a text' : 'a binary message');
			return {
				group,
				name: `${name(second)}${fin ? '' : ' in pieces'} inside ${name(first)}`,
				frames: [first('a', more), second('b', { fin }), continuation('c')],
				heard: [violation('message-inside-message')],
			};
		}),
	),
);

const rest: RuleCase[] = [
	{
		group,
		name: 'a binary message in two pieces',
		frames: [binary(Uint8Array.of(1, 2), more), continuation(Uint8Array.of(3))],
		heard: ['binary 010203'],
	},
	{
		group,
		name: 'three empty pieces of a text',
		frames: [text('', more), continuation('', more), continuation('')],
		heard: ['text '],
	},
	{
		group,
		name: 'three empty pieces of a binary message',
		frames: [binary('', more), continuation('', more), continuation('')],
		heard: ['binary '],
	},
	{
		group,
		name: 'an empty piece, one with text, an empty piece',
		frames: [text('', more), continuation('middle', more), continuation('')],
		heard: ['text middle'],
	},
	{
		group,
		name: 'a piece of 126 bytes and one of 65,536',
		frames: [text('a'.repeat(126), more), continuation('b'.repeat(65_536 - 126))],
		heard: [`text ${'a'.repeat(126)}${'b'.repeat(65_536 - 126)}`],
	},
	{
		group,
		name: 'a pong between two pieces',
		frames: [text('a', more), pong('x'), continuation('b')],
		heard: ['pong 78', 'text ab'],
	},
	{
		group,
		name: 'ten pings between two pieces',
		frames: [text('a', more), ...Array.from({ length: 10 }, () => ping('x')), continuation('b')],
		heard: [...Array.from({ length: 10 }, () => 'ping 78'), 'text ab'],
	},
	{
		group,
		name: 'a ping in fragments between two pieces',
		frames: [text('a', more), ping('x', more), continuation('b')],
		heard: [violation('control-fragmented')],
	},
	{
		group,
		name: 'two texts in pieces, one after the other',
		frames: [text('a', more), continuation('b'), text('c', more), continuation('d')],
		heard: ['text ab', 'text cd'],
	},
	{
		group,
		name: 'a text in pieces, then a whole binary message',
		frames: [text('a', more), continuation('b'), binary('c')],
		heard: ['text ab', 'binary 63'],
	},
	{
		group,
		name: 'a close between two pieces: the message never ends',
		frames: [text('a', more), close(closing(1000)), continuation('b')],
		heard: ['close 1000'],
	},
	{
		group,
		name: 'a whole text inside another, behind a ping',
		frames: [text('a', more), ping('x'), text('b'), continuation('c')],
		heard: ['ping 78', violation('message-inside-message')],
	},
];

/** Codec only: the peers of these tests agree on no extension. */
const compressed = { rsv1: true };
const deflated = bytes('not looked into');
const compression: RuleCase[] = [
	{
		group: 'compression',
		name: 'a compressed text is recognised',
		frames: [text(deflated, compressed)],
		heard: [`compressed text ${deflated.toHex()}`],
		compression: true,
	},
	{
		group: 'compression',
		name: 'a compressed binary message is recognised',
		frames: [binary(deflated, compressed)],
		heard: [`compressed binary ${deflated.toHex()}`],
		compression: true,
	},
	{
		group: 'compression',
		name: 'a compressed text in pieces has the bit on its first frame',
		frames: [text(deflated, { ...compressed, ...more }), ping('x'), continuation(deflated)],
		heard: ['ping 78', `compressed text ${deflated.toHex().repeat(2)}`],
		compression: true,
	},
	{
		group: 'compression',
		name: 'compressed bytes are no UTF-8, and need not be',
		frames: [text(Uint8Array.of(0xff, 0xfe), compressed)],
		heard: ['compressed text fffe'],
		compression: true,
	},
	{
		group: 'compression',
		name: 'a plain text between compressed ones',
		frames: [text(deflated, compressed), text('plain')],
		heard: [`compressed text ${deflated.toHex()}`, 'text plain'],
		compression: true,
	},
	{
		group: 'compression',
		name: 'a plain text that is no UTF-8',
		frames: [text(Uint8Array.of(0xff))],
		heard: [violation('text-not-utf8')],
		compression: true,
	},
	{
		group: 'compression',
		name: 'the bit on a continuation frame',
		frames: [text(deflated, { ...compressed, ...more }), continuation(deflated, compressed)],
		heard: [violation('compressed-continuation')],
		compression: true,
	},
	...([ping, pong, close] as const).map((make, index): RuleCase => ({
		group: 'compression',
		name: `the bit on a ${['ping', 'pong', 'close'][index]}`,
		frames: [make('', compressed)],
		heard: [violation('compressed-control')],
		compression: true,
	})),
	...[{ rsv2: true }, { rsv3: true }].map((set): RuleCase => ({
		group: 'compression',
		name: `${Object.keys(set).join('')} still has no meaning`,
		frames: [text(deflated, { ...compressed, ...set })],
		heard: [violation('reserved-bit-set')],
		compression: true,
	})),
];

export const fragmentationCases = [...sizes, ...orphans, ...inside, ...rest, ...compression];
