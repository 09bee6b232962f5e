import { readdirSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { STORIES } from './listing-stories';
import { ReaderPrograms, WEB } from './reader-programs';

test.use({ baseURL: WEB });
// One after the other: each needs the reader's two ports.
test.describe.configure({ mode: 'serial' });

let programs: ReaderPrograms;
test.beforeEach(({ faults }) => {
	programs = new ReaderPrograms();
	// The reader's server is another origin than the reader's page, and the page has no icon.
	faults.expected(/^third party: (?:ws|http):\/\/localhost:3000\/(?:ws(?:\?room=\w+)?$|clock\/)/);
});
test.afterEach(() => programs.stop());

for (const { step, name, play } of STORIES) {
	test(`${step}, as a reader runs it: ${name}`, async ({ context }) => {
		await programs.start(step);
		const tabs: Page[] = [];
		await play({
			async open() {
				const tab = await context.newPage();
				await tab.goto(WEB);
				tabs.push(tab);
				return tab;
			},
			async closeLast() {
				await tabs.pop()?.close();
			},
		});
		// A page that outlives its server logs so.
		for (const tab of tabs) await tab.close();
	});
}

test('there is a story of every listing with a page', () => {
	const pages = readdirSync('docs/listings', { recursive: true, encoding: 'utf8' })
		.map((path) => path.replaceAll('\\', '/'))
		.filter((path) => path.endsWith('/web/src/App.svelte'))
		.map((path) => path.replace('/web/src/App.svelte', ''));
	expect(STORIES.map(({ step }) => step).sort()).toEqual(pages.sort());
});
