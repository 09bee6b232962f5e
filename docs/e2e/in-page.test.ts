import type { Locator, Page } from '@playwright/test';

import { bringAxe, violations } from './axe';
import { expect, inOneBrowser, test as base } from './fixtures';
import { PubsubPage } from './pubsub-page';
import { StaticHost } from './static-host';

/** The site on a bare static host: no demo server anywhere. */
const test = base.extend({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs
	baseURL: async ({}, use) => {
		const host = new StaticHost('dist');
		await host.start();
		await use(host.origin);
		await host.stop();
	},
});

const LANGUAGES = [
	{
		language: 'ja',
		badge: 'ブラウザの中で動いています',
		about: 'どういうことか',
		join: '参加する',
		start: '4 つとも始める',
		phone: 'スマホで参加',
		alone: 'このタブの中で動いています',
	},
	{
		language: 'en',
		badge: 'Running in your browser',
		about: 'What that means',
		join: 'Join',
		start: 'Start all four',
		phone: 'Join by phone',
		alone: 'Running in this tab',
	},
] as const;

const badgeOf = (demo: Locator) => demo.locator('[data-host]');

async function openDemo(page: Page, path: string, name: string): Promise<Locator> {
	await page.goto(path);
	const demo = page.locator(`[data-demo="${name}"]`);
	await demo.scrollIntoViewIfNeeded();
	return demo;
}

test.beforeEach(({ faults }) => {
	// A host without a demo server refuses the handshake, and answers the question why with a page.
	faults.expected(/WebSocket connection to .* failed|status of 404/);
	// Firefox, of a handshake; the second when the demo moves before it has failed.
	faults.expected(/can’t establish a connection|was interrupted while the page was loading/);
});

for (const { language, badge, about, join, start, phone, alone } of LANGUAGES) {
	test.describe(`without a demo server (${language})`, inOneBrowser(language), () => {
		test('echo answers, and the badge says where it runs', async ({ page }) => {
			const demo = await openDemo(page, `/${language}/lessons/first-connection/`, 'echo');
			await demo.locator('[data-primary]').click();
			await expect(badgeOf(demo)).toHaveAttribute('data-host', 'in-page');
			await expect(badgeOf(demo)).toHaveText(badge);
			await demo.getByRole('textbox').fill('hello');
			await demo.getByRole('textbox').press('Enter');
			await expect(demo.locator('.inbox li')).toHaveText(['hello']);
			await demo.getByText(about).click();
			await expect(demo.locator('details a')).toHaveAttribute(
				'href',
				`/${language}/reference/in-your-browser/`,
			);
		});

		test('the board of the start page fans out to another tab', async ({ page, context }) => {
			const here = await PubsubPage.open(page, `/${language}/`, 3);
			await expect(badgeOf(here.board)).toHaveText(badge);
			const there = await PubsubPage.open(await context.newPage(), await here.link(), 1);
			await expect(badgeOf(there.board)).toHaveText(badge);
			await here.send(1, 'across tabs');
			await expect(there.messages(4)).toHaveText(['across tabs']);
			await there.send(4, 'and back');
			await expect(here.messages(1)).toHaveText(['and back']);
			await there.page.close();
			await expect(here.client(4)).toHaveCount(0);
		});

		test('two tabs chat, and the room hears of the one that is closed', async ({
			page,
			context,
		}) => {
			const path = `/${language}/lessons/chat-app/`;
			const here = await openDemo(page, path, 'chat');
			const there = await openDemo(await context.newPage(), path, 'chat');
			const first = (demo: Locator) => demo.locator('li[data-status]').first();
			await first(here).getByRole('button', { name: join }).click();
			await expect(first(here)).toHaveAttribute('data-status', 'open');
			await first(there).getByRole('button', { name: join }).click();
			await expect(first(there)).toHaveAttribute('data-status', 'open');
			await expect(badgeOf(there)).toHaveAttribute('data-host', 'in-page');
			await expect(first(here).locator('[data-note="joined"]')).toHaveCount(1);
			await first(there).getByRole('textbox').first().fill('hello there');
			await first(there).getByRole('textbox').first().press('Enter');
			await expect(first(here).locator('[data-line="message"] .text')).toHaveText(['hello there']);
			await there.page().close();
			await expect(first(here).locator('[data-note="left"]')).toHaveCount(1);
		});

		test('the clock ticks in all four ways', async ({ page }) => {
			const demo = await openDemo(page, `/${language}/lessons/why-websocket/`, 'push');
			await demo.getByRole('button', { name: start }).click();
			await expect(badgeOf(demo)).toHaveText(badge);
			for (const way of ['polling', 'long-polling', 'sse', 'websocket']) {
				const ticks = demo.locator(`[data-way="${way}"] [data-count="ticks"]`);
				await expect.poll(async () => Number(await ticks.innerText())).toBeGreaterThanOrEqual(3);
			}
			await expect(demo.locator('.aside')).not.toBeEmpty();
		});

		test('the handshake is shown as the server in the page was handed it', async ({ page }) => {
			const demo = await openDemo(page, `/${language}/lessons/handshake/`, 'handshake');
			await expect(badgeOf(demo)).toHaveText(badge);
			await expect(demo.locator('[data-header="host"]')).toContainText(new URL(page.url()).host);
			await expect(demo.locator('[data-header="origin"]')).toContainText(
				new URL(page.url()).origin,
			);
			await expect(demo.locator('[data-key="computed"]')).toContainText('✓');
			await expect(demo.locator('.aside')).not.toBeEmpty();
		});

		test('the invitation says that no phone can take part', async ({ page }) => {
			const { board } = await PubsubPage.open(page, `/${language}/`, 3);
			await board.getByRole('button', { name: phone }).click();
			await expect(board.locator('[data-phone="in-page"]')).toBeVisible();
			await expect(board.getByRole('dialog').getByRole('img')).toHaveCount(0);
		});

		test('a browser without shared workers runs the demos for one tab alone, and says so', async ({
			page,
		}) => {
			await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
			const { board } = await PubsubPage.open(page, `/${language}/`, 3);
			await expect(badgeOf(board)).toHaveText(alone);
		});

		test('a demo in the page has no axe violation, with its note open', async ({ page }) => {
			const { board } = await PubsubPage.open(page, `/${language}/`, 3);
			await board.getByText(about).click();
			await bringAxe(page);
			for (const [theme, width] of [
				['light', 1280],
				['dark', 360],
			] as const) {
				await page.setViewportSize({ width, height: 800 });
				await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
				expect(await violations(page), theme).toEqual([]);
			}
		});
	});
}

test('a tab that crashes leaves the room, though no event tells of it', async ({
	page,
	context,
}) => {
	const here = await PubsubPage.open(page, '/en/', 3);
	const there = await PubsubPage.open(await context.newPage(), await here.link(), 1);
	await expect(here.client(4)).toHaveCount(1);
	const crashed = there.page.waitForEvent('crash');
	const client = await context.newCDPSession(there.page);
	void client.send('Page.crash').catch(() => undefined);
	await crashed;
	await expect(here.client(4)).toHaveCount(0);
	await here.send(1, 'still here');
	await expect(here.messages(2)).toHaveText(['still here']);
});
