import {
	binary,
	close,
	closing,
	continuation,
	hex,
	ping,
	pong,
	type RuleCase,
	text,
	violation,
} from './rule-case';
import { BAD_TEXT } from './utf8-sequences';

/** Sections 5.5.1 and 7.4: close frames, their codes and reasons, and what follows them. */

const group = 'close';

const good = [
	1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3001, 3999, 4000,
	4001, 4999,
].map((code): RuleCase => ({
	group,
	name: `code ${code}`,
	frames: [close(closing(code))],
	heard: [`close ${code}`],
}));

const neverSent = [1005, 1006, 1015].map((code): RuleCase => ({
	group,
	name: `code ${code}`,
	frames: [close(closing(code))],
	heard: [violation('close-code-never-sent')],
}));

const undefinedCodes = [
	0, 1, 100, 999, 1004, 1016, 1017, 1100, 1999, 2000, 2500, 2999, 5000, 5001, 10_000, 65_535,
].map((code): RuleCase => ({
	group,
	name: `code ${code}`,
	frames: [close(closing(code))],
	heard: [violation('close-code-undefined')],
}));

const badReasons = BAD_TEXT.filter((_, index) => index % 4 === 0).map(
	([name, digits]): RuleCase => ({
		group,
		name: `a reason with ${name}`,
		frames: [close(closing(1000, hex(digits)))],
		heard: [violation('close-reason-not-utf8')],
	}),
);

const rest: RuleCase[] = [
	{ group, name: 'no code', frames: [close('')], heard: ['close 1005'] },
	{ group, name: 'half a code', frames: [close('\x03')], heard: [violation('close-code-cut')] },
	{
		group,
		name: 'a reason',
		frames: [close(closing(1000, 'bye'))],
		heard: ['close 1000 bye'],
	},
	{
		group,
		name: 'a reason in Japanese',
		frames: [close(closing(4000, 'さようなら'))],
		heard: ['close 4000 さようなら'],
	},
	{
		group,
		name: 'a reason of 123 bytes',
		frames: [close(closing(1000, '*'.repeat(123)))],
		heard: [`close 1000 ${'*'.repeat(123)}`],
	},
	{
		group,
		name: 'a reason of 124 bytes',
		frames: [close(closing(1000, '*'.repeat(124)))],
		heard: [violation('control-too-long')],
	},
	{
		group,
		name: 'a close in fragments',
		frames: [close(closing(1000), { fin: false }), continuation('bye')],
		heard: [violation('control-fragmented')],
	},
	{
		group,
		name: 'a text before it',
		frames: [text('last'), close(closing(1000))],
		heard: ['text last', 'close 1000'],
	},
	...Object.entries({
		'a text': text('late'),
		'a binary message': binary('late'),
		'a ping': ping('late'),
		'a pong': pong('late'),
		'another close': close(closing(1001)),
		'a frame that is broken': text('late', { rsv2: true }),
		'a text that is no UTF-8': text(hex('ff')),
	}).map(([name, frame]): RuleCase => ({
		group,
		name: `${name} after it is not heard`,
		frames: [close(closing(1000)), frame],
		heard: ['close 1000'],
	})),
	{
		group,
		name: 'a ping before it is answered',
		frames: [ping('x'), close(closing(1000))],
		heard: ['ping 78', 'close 1000'],
	},
];

export const closeCases = [...good, ...neverSent, ...undefinedCodes, ...badReasons, ...rest];
