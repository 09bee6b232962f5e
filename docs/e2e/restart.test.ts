import { expect, test } from './fixtures';
import { OwnServer } from './own-server';
import { PubsubPage } from './pubsub-page';

const PORT = 4397;

test.use({ baseURL: `http://localhost:${String(PORT)}` });
test.describe.configure({ mode: 'serial' });

const server = new OwnServer(PORT);
test.beforeEach(() => server.start());
test.afterEach(() => server.stop());

for (const { language, back } of [
	{ language: 'ja', back: '戻りました' },
	{ language: 'en', back: 'back;' },
]) {
	test(`the board comes back by itself when the server does (${language})`, async ({
		page,
		faults,
	}) => {
		// While the server is away, a browser logs each try, and the answer of one that is just back.
		faults.expected(/WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|status of 426/);
		const board = await PubsubPage.open(page, `/${language}/`, 3);
		await server.stop();
		await expect(board.board).toHaveAttribute('data-status', 'reconnecting');
		await expect(board.board.getByRole('status').first()).not.toBeEmpty();
		await server.start();
		await expect(board.board.locator('li[data-status="open"]')).toHaveCount(3);
		await expect(board.client(1)).toContainText(back);
		await board.send(1, 'again');
		await expect(board.messages(2)).toHaveText('again');
		// A restart is no reason to go on in the browser.
		await expect(board.board.locator('[data-host]')).toHaveAttribute('data-host', 'live');
	});

	test(`the echo demo comes back by itself when the server does (${language})`, async ({
		page,
		faults,
	}) => {
		faults.expected(/WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|status of 426/);
		await page.goto(`/${language}/lessons/first-connection/`);
		const demo = page.locator('[data-demo="echo"]');
		await demo.scrollIntoViewIfNeeded();
		await demo.locator('[data-primary]').click();
		await expect(demo).toHaveAttribute('data-status', 'open');
		await server.stop();
		await expect(demo).toHaveAttribute('data-status', 'reconnecting');
		await server.start();
		await expect(demo).toHaveAttribute('data-status', 'open');
		await expect(demo.locator('[data-host]')).toHaveAttribute('data-host', 'live');
	});
}
