import { describe, expect, test } from 'bun:test';

import { tellFailure } from './tell';
import { ANY, exactly, fields } from './wanted';

describe('a failure is told', () => {
	const about = { url: 'ws://localhost:3000/ws', prints: 'terminal' } as const;
	const failure = {
		expected: {
			type: 'silence',
			client: 'B',
			unwanted: [exactly('mine')],
			marker: exactly('yours'),
		},
		conversation: [
			{ type: 'sends', client: 'A', data: 'mine' },
			{ type: 'hears', client: 'B', data: 'mine' },
			{ type: 'hears', client: 'B', data: new Uint8Array([1, 171]) },
		],
	} as const;

	test('in English', () => {
		expect(tellFailure(failure, about, 'en')).toEqual({
			expected: 'B hears "yours", and before it no "mine"',
			got: 'B heard "mine"',
			conversation: ['A → server  "mine"', 'server → B  "mine"', 'server → B  2 bytes (01 ab)'],
		});
	});

	test.each([
		['two spaces', 'joined  tea', 'joined  tea'],
		['white space at the end', 'joined tea \n', String.raw`joined tea \n`],
		['tabs and line feeds', '\tjoined\r\ntea', String.raw`\tjoined\r\ntea`],
		['the space of Japanese', 'joined　tea', String.raw`joined\u3000tea`],
		['what nobody sees', 'joined\u200B tea', String.raw`joined\u200b tea`],
		['what steers a terminal', 'joined \u001B[2Jtea', String.raw`joined \u001b[2Jtea`],
		['a backtick, which words have around code', 'joined `tea`', 'joined \\u0060tea\\u0060'],
		['emoji', 'joined 👩‍🔧 tea', 'joined 👩‍🔧 tea'],
	])('with %s kept visible', (_what, data, shown) => {
		const heard = { type: 'hears', client: 'A', data } as const;
		const expected = { type: 'message', client: 'A', wanted: exactly('joined tea') } as const;
		const told = tellFailure({ expected, conversation: [heard] }, about, 'en');
		expect(told).toEqual({
			expected: 'A hears "joined tea"',
			got: `that did not come; the last that A heard was "${shown}"`,
			conversation: [`server → A  "${shown}"`],
		});
	});

	test.each([
		['a text', exactly('joined tea'), 'joined tea'],
		['JSON', fields({ type: 'joined' }), '{"type":"joined","room":"tea"}'],
	])('that sent %s as bytes', (_what, wanted, text) => {
		const conversation = [
			{ type: 'hears', client: 'A', data: new TextEncoder().encode(text) },
			{ type: 'hears', client: 'A', data: 'later' },
		] as const;
		const expected = { type: 'message', client: 'A', wanted } as const;
		const got = (language: 'ja' | 'en') =>
			tellFailure({ expected, conversation }, about, language).got;
		expect(got('en')).toBe('A heard the same text, but as bytes; send `String(data)`');
		expect(got('ja')).toContain('文字ではなくバイト列として届いた。`String(data)`');
	});

	test.each([
		['not-running', 'threw', 'ended with an error', 'エラーで終わった'],
		['not-running', 'stopped', 'was stopped', '止められた'],
		['ended', 'stopped', 'was stopped', '止められた'],
		['client-ended', 'stopped', 'was stopped', '止められた'],
		['ended', 'threw', 'ended in the middle', '途中で終わりました'],
	] as const)('that is %s because it %s', (type, fate, en, ja) => {
		const told = (language: 'ja' | 'en') =>
			tellFailure({ diagnosis: { type }, conversation: [] }, { ...about, fate }, language);
		expect(told('en').diagnosis).toContain(en);
		expect(told('ja').diagnosis).toContain(ja);
	});

	test('with the origin of the page that was turned away', () => {
		const subject = { ...about, origin: 'http://localhost:4321' };
		const told = (language: 'ja' | 'en') =>
			tellFailure({ diagnosis: { type: 'no-socket' }, conversation: [] }, subject, language);
		expect(told('en').diagnosis).toContain('accept `http://localhost:4321`');
		expect(told('ja').diagnosis).toContain('`http://localhost:4321` を許可');
	});

	test('in Japanese', () => {
		expect(tellFailure(failure, about, 'ja')).toMatchObject({
			expected: 'B に "yours" が届き、その前に "mine" は届かない',
			got: 'B に "mine" が届いた',
		});
	});
});

describe('what is nearly right is told by what is not:', () => {
	const told = (heard: readonly string[], wanted: readonly string[]) => {
		const conversation = heard.map((data) => ({ type: 'hears', client: 'A', data }) as const);
		const expected = {
			type: 'message',
			client: 'A',
			wanted: fields({ type: 'history', texts: wanted }),
		} as const;
		return (['en', 'ja'] as const).map(
			(language) =>
				tellFailure(
					{ expected, conversation },
					{ url: 'ws://localhost:3000/ws', prints: 'terminal' },
					language,
				).got,
		);
	};
	const history = (...texts: string[]) => JSON.stringify({ type: 'history', texts });

	test('how many there are', () => {
		expect(told([history('a', 'b', 'c')], ['b', 'c'])).toEqual([
			'A heard "{"type":"history","texts":["a","b","c"]}", where `texts` has 3 items and not 2',
			'A に届いたのは "{"type":"history","texts":["a","b","c"]}"。`texts` が 2 個ではなく 3 個ある',
		]);
	});

	test('the first that is another, though something came after it', () => {
		expect(told([history('a', 'c'), '{"type":"said"}'], ['a', 'b'])).toEqual([
			'A heard "{"type":"history","texts":["a","c"]}", where item 2 of `texts` is "c" and not "b"',
			'A に届いたのは "{"type":"history","texts":["a","c"]}"。`texts` の 2 番めが "b" ではなく "c"',
		]);
	});

	test('it came before, and not again', () => {
		expect(told([history('a'), history('b')], ['a'])).toEqual([
			'A heard that earlier, and not once more',
			'それは A に前に届いたが、もう一度は届かなかった',
		]);
	});

	test('the end, where the rest may be anything', () => {
		expect(told([history('a', 'b', 'c')], [ANY, 'c', 'b'])).toEqual([
			'A heard "{"type":"history","texts":["a","b","c"]}", where `texts` ends in ["b","c"] and not ["c","b"]',
			'A に届いたのは "{"type":"history","texts":["a","b","c"]}"。`texts` の終わりが ["c","b"] ではなく ["b","c"]',
		]);
	});

	test('and what is of another kind is told as it is', () => {
		expect(told([JSON.stringify({ type: 'said', texts: [] })], ['a'])[0]).toBe(
			'that did not come; the last that A heard was "{"type":"said","texts":[]}"',
		);
	});
});

test('what is quoted keeps its spaces and shows its line breaks', () => {
	const wanted = exactly(' a  b\n');
	const { expected } = tellFailure(
		{ expected: { type: 'message', client: 'A', wanted }, conversation: [] },
		{ url: 'ws://localhost:3000/ws', prints: 'terminal' },
		'en',
	);
	expect(expected).toBe(String.raw`A hears " a  b\n"`);
});
