import type { Dice } from './dice';
import type { Endpoint } from './endpoints';

/** Values that somebody may not have thought of. */
const ODD: readonly [unknown, ...unknown[]] = [
	null,
	true,
	0,
	-1,
	1.5,
	1e308,
	-0,
	2 ** 53,
	'',
	'\0',
	'\ud800',
	'\u202e',
	'x'.repeat(501),
	'あ'.repeat(500),
	[],
	{},
	[[[]]],
	['news', 'news'],
	{ length: 1e9 },
	{ toString: null },
	'constructor',
	'__proto__',
	'toString',
	'join',
	'publish',
];

const KEYS: readonly [string, ...string[]] = [
	'__proto__',
	'constructor',
	'toString',
	'',
	'Type',
	'then',
];

/** Texts that are no message, or hardly one. */
const TEXTS: readonly [string, ...string[]] = [
	'',
	' ',
	'null',
	'[]',
	'{}',
	'{"type":"join"',
	'{"type":"publish","type":"join"}',
	'{"__proto__":{"type":"join","version":1,"kind":"card","topics":[]}}',
	'{"type":"join","__proto__":{"version":1},"kind":"card","topics":[]}',
	'{"constructor":{"prototype":{"polluted":true}},"type":"received","id":1}',
	'{"type":"received","id":1e400}',
	'{"type":"__proto__"}',
	'{"type":"toString"}',
	'\ufeff{"type":"received","id":1}',
	'/close 1005',
	'/close x',
	'['.repeat(8_000),
	`${'['.repeat(8_000)}${']'.repeat(8_000)}`,
	`${'{"a":'.repeat(2_500)}1${'}'.repeat(2_500)}`,
	`{"type":"join","version":1,"kind":"card","topics":[${'"a",'.repeat(3_000)}"a"]}`,
];

/** One text message that an endpoint takes. */
export function sound(dice: Dice, { samples }: Endpoint): string {
	return textOf(dice.pick(samples));
}

/** One text message for an endpoint: as it should be, bent, or broken. */
export function payload(dice: Dice, { samples }: Endpoint): string {
	if (dice.percent(8)) return dice.pick(TEXTS);
	const sample = dice.pick(samples);
	const value = dice.percent(35) ? sample : bent(dice, sample);
	const text = textOf(value);
	return dice.percent(10) ? broken(dice, text) : text;
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Gives a value another member, another key, one key less, or an odd value in some place. */
function bent(dice: Dice, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || dice.percent(5)) {
		return typeof value === 'string' && dice.percent(60) ? broken(dice, value) : dice.pick(ODD);
	}
	if (Array.isArray(value)) {
		const items = (value as unknown[]).concat(dice.percent(30) ? [dice.pick(ODD)] : []);
		return items.map((item) => (dice.percent(30) ? bent(dice, item) : item));
	}
	const entries: [string, unknown][] = Object.entries(value);
	const at = dice.below(entries.length);
	const [key, inner] = entries[at] ?? ['', null];
	const way = dice.below(5);
	if (way === 0) entries.splice(at, 1);
	else if (way === 1) entries[at] = [dice.pick(KEYS), inner];
	else entries[at] = [key, bent(dice, inner)];
	if (dice.percent(15)) entries.push([`extra${dice.below(10)}`, dice.pick(ODD)]);
	// `fromEntries` makes an own property of `__proto__`, as `JSON.parse` does.
	return Object.fromEntries(entries);
}

/** Changes, drops or repeats characters. */
function broken(dice: Dice, text: string): string {
	const at = dice.below(text.length + 1);
	const [head, tail] = [text.slice(0, at), text.slice(at)];
	switch (dice.below(4)) {
		case 0:
			return head;
		case 1:
			return head + String.fromCharCode(dice.below(0x300)) + tail.slice(1);
		case 2:
			return (head + tail.repeat(1 + dice.below(3))).slice(0, 4_000);
		default:
			return head + String.fromCodePoint(dice.below(0x10ffff)) + tail;
	}
}
