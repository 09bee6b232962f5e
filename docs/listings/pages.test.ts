import { Glob } from 'bun';
import { describe, expect, test } from 'bun:test';
import { compile } from 'svelte/compiler';

import { serveWeb } from './testing/serve-web';

const pages = [
	...new Glob('*/*/web/src/App.svelte').scanSync(import.meta.dir),
].sort();

describe('the page of', () => {
	test.each(pages)('%s compiles without a warning', async (page) => {
		const source = await Bun.file(`${import.meta.dir}/${page}`).text();
		const { warnings } = compile(source, { filename: page, runes: true });
		expect(warnings).toEqual([]);
	});
});

test('a page is bundled and served on its own', async () => {
	await using web = await serveWeb(
		`${import.meta.dir}/first-connection/1-hello/web/src/App.svelte`,
		0,
	);
	expect(await (await fetch(web.url)).text()).toContain('<div id="app">');
	expect(await (await fetch(`${web.url}/main.js`)).text()).toContain(
		'ws://localhost:3000/ws',
	);
});
