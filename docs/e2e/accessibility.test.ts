import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

import { expect, test } from './fixtures';
import { builtFile, pages, settled } from './site';

const { resolve } = createRequire(import.meta.url);
const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

/** The themes and widths that each page is looked at in: a laptop at night, a phone by day. */
const LOOKS = [
	{ theme: 'dark', width: 1280 },
	{ theme: 'light', width: 1280 },
	{ theme: 'light', width: 390 },
	{ theme: 'dark', width: 390 },
] as const;

/** Every violation on the page as it is now, with the elements that it is about. */
async function violations(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const tool = Reflect.get(globalThis, 'axe') as { run: () => Promise<AxeResults> };
		return (await tool.run()).violations.map(
			({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
		);
	});
}

/** Brings axe in through the debugger; as a script element it would break the page's policy. */
const bringAxe = (page: Page) => page.evaluate(axe);

for (const { path } of pages) {
	test(`${path} has no axe violation, light and dark, wide and narrow`, async ({ page }) => {
		// Four looks at a page with thousands of elements take axe a while.
		test.setTimeout(240_000);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(path);
		await settled(page);
		await bringAxe(page);
		const found: string[] = [];
		for (const { theme, width } of LOOKS) {
			await page.setViewportSize({ width, height: 800 });
			await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
			for (const fault of await violations(page)) found.push(`${theme} ${String(width)}: ${fault}`);
		}
		expect(found).toEqual([]);
	});
}

for (const name of ['index.html', '404.html']) {
	test(`${name}, which a static host serves, has no axe violation`, async ({ page }) => {
		// Without its script the page stays, instead of leaving for a language.
		const body = builtFile(name).replaceAll(/<script[\s\S]*?<\/script>/g, '');
		await page.route('**/doorway', (route) =>
			route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
		);
		await page.goto('/doorway');
		await bringAxe(page);
		expect(await violations(page)).toEqual([]);
	});
}
