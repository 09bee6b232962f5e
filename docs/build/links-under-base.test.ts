import { describe, expect, test } from 'bun:test';

import { satteri } from '@astrojs/markdown-satteri';

import { linkPlugin, underBase } from './links-under-base';

describe('underBase', () => {
	test.each([
		['/ja/', '/workbook/ja/'],
		['/ja/reference/errors/#slow-down', '/workbook/ja/reference/errors/#slow-down'],
		['#section', '#section'],
		['http://localhost:3000', 'http://localhost:3000'],
		['//example.com/ja/', '//example.com/ja/'],
		['lessons/', 'lessons/'],
	])('makes %s to %s', (link, under) => {
		expect(underBase(link, '/workbook')).toBe(under);
		expect(underBase(link, '/workbook/')).toBe(under);
	});
});

test('the links of a page stand under the base, and what is no link stays', async () => {
	const processor = satteri({ hastPlugins: [linkPlugin('/workbook')] });
	const renderer = await processor.createMdxRenderer?.({}, { optimize: false });
	const page = [
		'[a](/ja/a/), <a href="/ja/b/">b</a>, [c][c], [d](https://example.com/), `/ja/e/`',
		'<LinkCard title="f" href="/ja/f/" />',
		'<Demo href="/ja/g/" />',
		'[c]: /ja/c/',
	].join('\n\n');
	const { code } = (await renderer?.process(page, '/page.mdx', {})) ?? { code: '' };
	expect([...code.matchAll(/href: "([^"]*)"/g)].map(([, href]) => href)).toEqual([
		'/workbook/ja/a/',
		'/workbook/ja/b/',
		'/workbook/ja/c/',
		'https://example.com/',
		'/workbook/ja/f/',
		'/ja/g/',
	]);
	expect(code).toContain('"/ja/e/"');
});
