import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { join as joinHere, messages, notice, say } from './listing-stories';
import { ReaderPrograms, WEB } from './reader-programs';

test.use({ baseURL: WEB });
// One after the other: each needs the reader's two ports.
test.describe.configure({ mode: 'serial' });

let programs: ReaderPrograms;
test.beforeEach(({ faults }) => {
	programs = new ReaderPrograms();
	// The reader's server is another origin than the reader's page.
	faults.expected(/^third party: ws:\/\/localhost:3000\/ws(\?room=\w+)?$/);
});
test.afterEach(() => programs.stop());

/** Opens the reader's page and joins under `name`. */
async function join(page: Page, name: string, room?: string): Promise<Page> {
	await page.goto(WEB);
	await joinHere(page, name, room);
	return page;
}

test('step 4: a room that there is not is refused', async ({ page }) => {
	await programs.start('chat-app/4-rooms');
	const mio = await join(page, 'Mio', 'tea');
	const code = await mio.evaluate(
		() =>
			new Promise((done) => {
				const socket = new WebSocket('ws://localhost:3000/ws?room=attic');
				socket.onclose = (event) => done(`${String(event.code)} ${event.reason}`);
			}),
	);
	expect(code).toBe('4404 No such room');
});

test('before step 5: a bad message from the console closes every tab with 1006', async ({
	context,
	page,
}) => {
	await programs.start('chat-app/4-rooms');
	const sora = await join(page, 'Sora');
	const stranger = await context.newPage();
	await stranger.goto(WEB);
	await sendFromConsole(stranger, 'oops');
	await expect(notice(sora)).toHaveText(/^Closed: 1006/);
});

test('step 5: a bad message from the console is answered, and the chat goes on', async ({
	context,
	page,
}) => {
	await programs.start('chat-app/5-bad-input');
	const sora = await join(page, 'Sora');
	const mio = await join(await context.newPage(), 'Mio');
	expect(await sendFromConsole(mio, 'oops')).toBe('{"type":"error","code":"bad-message"}');
	await say(sora, 'still here');
	await expect(messages(mio)).toHaveText(['#1 Sora: still here']);
});

test('step 6: after a restart of the server every tab comes back, says that something may be lost, and loses no text', async ({
	context,
	page,
	faults,
}) => {
	faults.expected(/^console error: WebSocket connection to 'ws:\/\/localhost:3000/);
	await programs.start('chat-app/6-come-back');
	const sora = await join(page, 'Sora');
	const mio = await join(await context.newPage(), 'Mio');
	await say(sora, 'before');
	await expect(messages(mio)).toHaveCount(1);

	await programs.stopServer();
	await expect(notice(mio)).toHaveText(/^Closed: 1006\s+– trying again in \d+ s$/);
	await say(mio, 'typed while down');
	await programs.startServer('chat-app/6-come-back');

	for (const tab of [sora, mio]) {
		await expect(tab.getByText('The server was restarted: messages may be lost')).toBeVisible();
		await expect(messages(tab)).toHaveText(['#1 Sora: before', '#1 Mio: typed while down']);
	}
	await say(sora, 'as before');
	await expect(messages(mio).last()).toHaveText('#2 Sora: as before');
});

test('step 6: a text whose answer was cut off is said once', async ({ context, page }) => {
	await programs.start('chat-app/6-come-back');
	const sora = await join(page, 'Sora');
	const mio = await context.newPage();
	let cuts = 0;
	await mio.routeWebSocket(/localhost:3000/, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((message) => {
			const answered = String(message).startsWith('{"type":"said"');
			if (!answered || cuts > 0) socket.send(message);
			else {
				cuts += 1;
				void socket.close({ code: 4000, reason: 'Cut' });
				void server.close();
			}
		});
	});
	await join(mio, 'Mio');
	await say(mio, 'once');
	await expect(mio.getByText('In lobby: Sora, Mio')).toBeVisible();
	await say(mio, 'the marker after it');
	const all = ['#1 Mio: once', '#2 Mio: the marker after it'];
	await expect(messages(sora)).toHaveText(all);
	await expect(messages(mio)).toHaveText(all);
	expect(cuts).toBe(1);
});

test('step 6: who leaves does not come back', async ({ context, page }) => {
	await programs.start('chat-app/6-come-back');
	const sora = await join(page, 'Sora');
	const mio = await join(await context.newPage(), 'Mio');
	await mio.getByRole('button', { name: 'Leave' }).click();
	await expect(mio.getByRole('button', { name: 'Join' })).toBeVisible();
	await expect(notice(mio)).toHaveText('Closed: 1000');
	await expect(notice(sora)).toHaveText('Mio left');
});

/** What a reader types in the console: a socket of one's own, and one message. */
function sendFromConsole(page: Page, data: string): Promise<string> {
	return page.evaluate(
		(text) =>
			new Promise((done) => {
				const socket = new WebSocket('ws://localhost:3000/ws?room=lobby');
				socket.onopen = () => socket.send(text);
				socket.onmessage = (event) => done(String(event.data));
				socket.onclose = (event) => done(String(event.code));
			}),
		data,
	);
}
