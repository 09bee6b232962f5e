import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

import type { Language } from '#docs/languages';

const { resolve } = createRequire(import.meta.url);
const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

interface Look {
	readonly theme: 'light' | 'dark';
	readonly width: number;
}

/** The themes and widths that each page is looked at in: a laptop at night, a phone by day. */
const LOOKS = [
	{ theme: 'dark', width: 1280 },
	{ theme: 'light', width: 1280 },
	{ theme: 'light', width: 390 },
	{ theme: 'dark', width: 390 },
] as const;

/** Those of them in which a page of one language is looked at: half of them each. */
export const LOOKS_IN = {
	ja: [LOOKS[0], LOOKS[2]],
	en: [LOOKS[1], LOOKS[3]],
} satisfies Record<Language, readonly Look[]>;

/**
 * Every violation on the page as it is now, with the elements that it is about.
 * @param part - what is looked at, by its selector; the whole page unless told
 */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
	return page.evaluate(async (within) => {
		const tool = Reflect.get(globalThis, 'axe') as {
			run: (context: string, options: object) => Promise<AxeResults>;
		};
		// A frame of the playground has no origin that a message of the tool could name.
		// What it does not report, such as all that passed, it need not describe: a third of the time.
		const options = { iframes: false, resultTypes: ['violations'] };
		return (await tool.run(within, options)).violations.map(
			({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
		);
	}, part);
}

/** What axe finds in each of these looks. */
export async function violationsIn(page: Page, looks: readonly Look[]): Promise<string[]> {
	await bringAxe(page);
	const found: string[] = [];
	for (const look of looks) {
		await take(page, look);
		for (const fault of await violations(page)) {
			found.push(`${look.theme} ${String(look.width)}: ${fault}`);
		}
	}
	return found;
}

/** Gives the page a theme and a width. */
export async function take(page: Page, { theme, width }: Look): Promise<void> {
	await page.setViewportSize({ width, height: 800 });
	await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
}

/** Brings axe in through the debugger; as a script element it would break the page's policy. */
export const bringAxe = (page: Page) => page.evaluate(axe);
