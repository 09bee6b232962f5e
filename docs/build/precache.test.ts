import { describe, expect, test } from 'bun:test';

import { precacheOf } from './precache';

const file = (path: string, text = path) => ({ path, bytes: Buffer.from(text) });
const big = (text = '') => text + 'x'.repeat(200_000);
const urls = (...files: ReturnType<typeof file>[]) =>
	precacheOf(files).entries.map(({ url }) => url);

describe('precacheOf', () => {
	test('keeps a page under the address that it is asked for by', () => {
		expect(urls(file('index.html'), file('ja/index.html'), file('404.html'))).toEqual([
			'404.html',
			'index.html',
			'ja/',
		]);
	});

	test('knows a new version of a page from an old one, and a hashed file by its name', () => {
		const revision = (text: string) =>
			precacheOf([file('ja/index.html', text)]).entries[0]?.revision;
		expect(revision('old')).toBe(revision('old'));
		expect(revision('old')).not.toBe(revision('new'));
		expect(precacheOf([file('_astro/a.B1.js')]).entries[0]?.revision).toBeNull();
	});

	test('keeps the index of the search, without the search boxes that no page has', () => {
		const pagefind = [
			'pagefind.js',
			'pagefind-entry.json',
			'pagefind-ui.js',
			'index/ja_1.pf_index',
		];
		expect(urls(...pagefind.map((name) => file(`pagefind/${name}`)))).toEqual([
			'pagefind/index/ja_1.pf_index',
			'pagefind/pagefind-entry.json',
			'pagefind/pagefind.js',
		]);
	});

	test('leaves what is heavy until it is used', () => {
		const editor = file('_astro/editor.B1.js', big());
		const { entries, heavy } = precacheOf([file('ja/index.html'), editor]);
		expect(entries.map(({ url }) => url)).toEqual(['ja/']);
		expect(heavy).toEqual(['_astro/editor.B1.js']);
	});

	test('does not leave out what a page needs, however heavy, by whichever way', () => {
		const page = file('ja/index.html', '<script src="/workbook/_astro/page.A1.js"></script>');
		const script = file('_astro/page.A1.js', 'import{a}from"./all.A1.js";import("./later.A1.js")');
		const imported = file('_astro/all.A1.js', big('import "./deep.A1.js";'));
		const deep = file('_astro/deep.A1.js', big());
		const later = file('_astro/later.A1.js', big());
		expect(precacheOf([page, script, imported, deep, later]).heavy).toEqual(['_astro/later.A1.js']);
		expect(precacheOf([file('ja/index.html', big())]).heavy).toEqual([]);
	});
});
