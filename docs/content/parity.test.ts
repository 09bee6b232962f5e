import { Glob } from 'bun';
import { describe, expect, test } from 'bun:test';

import en from './i18n/en.json';
import ja from './i18n/ja.json';
import { readPage } from './testing/page';

const pagesOf = (language: string) =>
	[...new Glob('**/*.{md,mdx}').scanSync(`${import.meta.dir}/docs/${language}`)].sort();
const fileOf = (language: string, page: string) => `${import.meta.dir}/docs/${language}/${page}`;

test('both languages have the same pages', () => {
	expect(pagesOf('en')).toEqual(pagesOf('ja'));
});

describe.each(pagesOf('ja'))('%s is built alike in both languages:', (page) => {
	const both = () => Promise.all([readPage(fileOf('ja', page)), readPage(fileOf('en', page))]);

	test('its levels of headings', async () => {
		const [inJapanese, inEnglish] = await both();
		expect(inEnglish.headings.map((heading) => heading.level)).toEqual(
			inJapanese.headings.map((heading) => heading.level),
		);
	});

	test('its components', async () => {
		const [inJapanese, inEnglish] = await both();
		expect(inEnglish.components).toEqual(inJapanese.components);
	});

	test('its commands', async () => {
		const [inJapanese, inEnglish] = await both();
		expect(inEnglish.blocks).toEqual(inJapanese.blocks);
	});

	test('its links stay in their language', async () => {
		expect(await Bun.file(fileOf('ja', page)).text()).not.toContain('/en/');
		expect(await Bun.file(fileOf('en', page)).text()).not.toContain('/ja/');
	});
});

describe('the words outside the pages', () => {
	test('have the same keys in both languages', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort());
	});

	test.each(Object.keys(ja))('%s has the same places to fill', (key) => {
		const placesIn = (words: Readonly<Record<string, string>>) =>
			(words[key] ?? '').match(/\{\{\w+\}\}/g)?.sort();
		expect(placesIn(en)).toEqual(placesIn(ja));
	});
});
