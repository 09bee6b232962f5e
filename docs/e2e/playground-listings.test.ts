import { expect, test } from './fixtures';
import { filesOf } from './listing-files';
import { STORIES } from './listing-stories';
import { eventsOf, openRunPage, setTabs, startRun } from './run-page';

// What the programs told the page says more of a failure than a picture of it.
test.afterEach(async ({ page }, testInfo) => {
	if (testInfo.status === testInfo.expectedStatus) return;
	const events = await page.evaluate(() => window.events);
	const body = events.map((event) => JSON.stringify(event)).join('\n');
	await testInfo.attach('events', { body, contentType: 'text/plain' });
});

for (const { step, name, play } of STORIES) {
	test(`${step}, in the playground: ${name}`, { tag: '@firefox' }, async ({ page }) => {
		await openRunPage(page);
		let tabs = 0;
		await play({
			async open() {
				tabs += 1;
				if (tabs === 1) await startRun(page, filesOf(step), 1);
				else await setTabs(page, tabs === 2 ? 2 : 3);
				return page.frameLocator(`iframe[title="tab ${String(tabs)}"]`);
			},
			async closeLast() {
				tabs -= 1;
				await setTabs(page, tabs === 2 ? 2 : 1);
			},
		});
		expect(await eventsOf(page, 'listening')).toMatchObject([{ url: 'http://localhost:3000/' }]);
		await expect.poll(() => eventsOf(page, 'line')).not.toEqual([]);
		expect(await eventsOf(page, 'problem')).toEqual([]);
		expect(await eventsOf(page, 'stopped')).toEqual([]);
	});
}
