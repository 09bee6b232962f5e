import type { Locator } from '@playwright/test';

import { expect, test } from './fixtures';
import { OwnServer } from './own-server';
import { PlainProxy } from './plain-proxy';
import { PubsubPage } from './pubsub-page';

const PORT = 4394;
/** The program of the worker that the demos run in. */
const WORKER = /\/_astro\/worker-[^/]+\.js$/;

const hostOf = (demo: Locator) => demo.locator('[data-host]');
const offerOf = (demo: Locator) => demo.locator('[data-offer]');
const open = (board: PubsubPage) => board.board.locator('li[data-status="open"]:has(form)');

/** Does something on the page, so that it fetches what it needs to go on without a server. */
async function touch(demo: Locator): Promise<void> {
	const ready = demo.page().waitForResponse(WORKER);
	await demo.getByRole('textbox').first().press('End');
	await (await ready).finished();
}

test.describe('with a server that stops and starts again', () => {
	test.describe.configure({ mode: 'serial' });
	test.use({ baseURL: `http://localhost:${String(PORT)}` });

	const server = new OwnServer(PORT);
	test.beforeEach(async ({ faults }) => {
		// While the server is away, a browser logs each try.
		faults.expected(/WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|status of 426/);
		await server.start();
	});
	test.afterEach(() => server.stop());

	for (const { language, offer } of [
		{ language: 'ja', offer: 'サーバーに戻る' },
		{ language: 'en', offer: 'Go back to the server' },
	]) {
		test(`the boards of two tabs go on in the browser, and back when the reader says so (${language})`, async ({
			page,
			context,
		}) => {
			const here = await PubsubPage.open(page, `/${language}/`, 3);
			const there = await PubsubPage.open(await context.newPage(), await here.link(), 1);
			await expect(hostOf(here.board)).toHaveAttribute('data-host', 'live');

			await touch(here.board);
			await touch(there.board);
			await server.stop();
			await expect(hostOf(here.board)).toHaveAttribute('data-host', 'in-page');
			await expect(hostOf(there.board)).toHaveAttribute('data-host', 'in-page');
			await expect(open(here)).toHaveCount(3);
			await expect(open(there)).toHaveCount(1);
			await here.send(1, 'without a server');
			await expect(there.board.locator('[data-kind="message"]')).toHaveText(['without a server']);

			await server.start();
			await expect(offerOf(here.board)).toBeVisible({ timeout: 30_000 });
			await expect(hostOf(here.board)).toHaveAttribute('data-host', 'in-page');
			await offerOf(here.board).getByRole('button', { name: offer }).click();
			await expect(hostOf(here.board)).toHaveAttribute('data-host', 'live');
			await expect(hostOf(there.board)).toHaveAttribute('data-host', 'live');
			await expect(open(here)).toHaveCount(3);
			await expect(open(there)).toHaveCount(1);
			await here.send(1, 'with one again');
			await expect(there.board.locator('[data-kind="message"]').last()).toHaveText(
				'with one again',
			);
		});
	}

	test('what was said while nobody answered is said in the browser, and the gap is named', async ({
		page,
	}) => {
		await page.goto('/en/lessons/chat-app/');
		const chat = page.locator('[data-demo="chat"]');
		await chat.scrollIntoViewIfNeeded();
		const ann = chat.locator('li[data-status]').first();
		const ready = page.waitForResponse(WORKER);
		await ann.getByRole('button', { name: 'Join' }).click();
		await expect(ann).toHaveAttribute('data-status', 'open');
		await (await ready).finished();
		await server.stop();
		await expect(ann).toHaveAttribute('data-status', 'reconnecting');
		await ann.getByRole('textbox').first().fill('is anybody there?');
		await ann.getByRole('textbox').first().press('Enter');
		await expect(ann.locator('[data-line="pending"]')).toHaveCount(1);
		await expect(hostOf(chat)).toHaveAttribute('data-host', 'in-page');
		await expect(ann.locator('[data-line="message"] .text')).toHaveText(['is anybody there?']);
		await expect(ann.locator('[data-line="pending"]')).toHaveCount(0);
		await expect(ann.locator('[data-note="restarted"]')).toHaveCount(1);
	});
});

test(
	'a reader who chooses the browser takes the other tabs along, and the next page',
	{
		tag: '@firefox',
	},
	async ({ page, context }) => {
		const here = await PubsubPage.open(page, '/en/', 3);
		const there = await PubsubPage.open(await context.newPage(), await here.link(), 1);
		await here.board.getByText('Where this runs').click();
		await here.board.locator('[data-host-choice="in-page"]').click();
		await expect(hostOf(here.board)).toHaveAttribute('data-host', 'in-page');
		await expect(hostOf(there.board)).toHaveAttribute('data-host', 'in-page');
		await expect(offerOf(here.board)).toBeVisible();
		await here.send(1, 'in here');
		await expect(there.board.locator('[data-kind="message"]')).toHaveText(['in here']);

		await page.goto('/en/lessons/handshake/');
		const handshake = page.locator('[data-demo="handshake"]');
		await handshake.scrollIntoViewIfNeeded();
		await expect(hostOf(handshake)).toHaveAttribute('data-host', 'in-page');
		await offerOf(handshake).getByRole('button').click();
		await expect(hostOf(handshake)).toHaveAttribute('data-host', 'live');
		await expect(hostOf(there.board)).toHaveAttribute('data-host', 'live');
		await expect(handshake.locator('[data-header="user-agent"]')).toBeVisible();
	},
);

test.describe('behind a proxy that knows no WebSocket', () => {
	const proxied = test.extend({
		baseURL: async ({ baseURL }, use) => {
			const proxy = await PlainProxy.start(baseURL ?? '');
			await use(proxy.origin);
			await proxy.stop();
		},
	});

	proxied('a demo goes on in the browser, and no way back is offered', async ({ page, faults }) => {
		faults.expected(/WebSocket connection to .* failed|status of 426/);
		const asked = page.waitForResponse(/\/healthz$/, { timeout: 60_000 });
		await page.goto('/en/lessons/first-connection/');
		const demo = page.locator('[data-demo="echo"]');
		await demo.scrollIntoViewIfNeeded();
		await demo.locator('[data-primary]').click();
		await expect(hostOf(demo)).toHaveAttribute('data-host', 'in-page', { timeout: 30_000 });
		await demo.getByText('What that means').click();
		await expect(demo.locator('details')).toContainText('blocks WebSocket');
		// The proxy passes the first question on; the second is a handshake, which fails.
		const refused = page
			.waitForEvent('websocket', { timeout: 30_000 })
			.then((socket) => socket.waitForEvent('socketerror'));
		expect((await asked).ok()).toBe(true);
		await refused;
		await expect(offerOf(demo)).toHaveCount(0);
	});
});
