import { VIOLATIONS } from '#rfc6455';
import { describe, expect, test } from 'bun:test';

import en from '#docs/content/i18n/en.json';
import ja from '#docs/content/i18n/ja.json';

import { readPage } from '#docs/content/testing/page';
import { frameRules, SHOWN } from './frame-rules';

const rules = frameRules();

test('the page has every rule of the codec, with its section and close code', () => {
	expect(rules.map(({ rule }) => rule)).toEqual(
		Object.keys(VIOLATIONS) as (typeof rules)[number]['rule'][],
	);
	for (const { rule, rfc, section, closeCode } of rules) {
		expect({ rfc, section, closeCode }).toEqual(VIOLATIONS[rule]);
	}
});

test('each rule has an example, and shows the byte that breaks it', () => {
	for (const { cases, example } of rules) {
		expect(cases).toBeGreaterThan(0);
		expect(example.at).toBeLessThanOrEqual(Math.min(example.octets.length, SHOWN - 1));
	}
});

test('where Bun and ws answer otherwise, the page says how', () => {
	const differing = rules.filter(({ others }) => others.length > 0);
	expect(differing.map(({ rule, others }) => [rule, others])).toEqual([
		[
			'length-not-shortest',
			[
				{ peer: 'bun', closeCode: undefined },
				{ peer: 'ws', closeCode: undefined },
			],
		],
		[
			'length-top-bit-set',
			[
				{ peer: 'bun', closeCode: 1009 },
				{ peer: 'ws', closeCode: 1009 },
			],
		],
	]);
});

describe.each([
	['ja', ja],
	['en', en],
])('in %s', (language, words: Record<string, string>) => {
	test('each rule and its reason is put into words', () => {
		for (const { rule } of rules) {
			expect(words).toHaveProperty([`frame-rules.${rule}`]);
			expect(words).toHaveProperty([`frame-rules.${rule}.why`]);
		}
	});

	test('each close code has an entry to lead to', async () => {
		const path = new URL(`../content/docs/${language}/reference/close-codes.mdx`, import.meta.url);
		const { headings } = await readPage(path.pathname);
		const codes = headings.map(({ text }) => text);
		for (const { closeCode } of rules) expect(codes).toContain(String(closeCode));
	});
});
