import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { ReaderPrograms, WEB } from './reader-programs';

test.use({ baseURL: WEB });
// One after the other: each needs the reader's two ports.
test.describe.configure({ mode: 'serial' });

let programs: ReaderPrograms;
test.beforeEach(({ faults }) => {
	programs = new ReaderPrograms();
	// The reader's server is another origin than the reader's page, and the page has no icon.
	faults.expected(/^third party: ws:\/\/localhost:3000\/ws$/);
});
test.afterEach(() => programs.stop());

/** Opens the reader's page and waits until it may send. */
async function open(page: Page): Promise<Page> {
	await page.goto(WEB);
	await expect(page.getByRole('button', { name: 'Send' })).toBeEnabled();
	return page;
}

async function send(page: Page, text: string): Promise<void> {
	await page.getByRole('textbox').fill(text);
	await page.getByRole('button', { name: 'Send' }).click();
}

const messages = (page: Page) => page.getByRole('listitem');

test('first-connection, step 1: the server speaks first', async ({ page }) => {
	await programs.start('first-connection/1-hello');
	await page.goto(WEB);
	await expect(page.getByText('From the server: Hello from the server')).toBeVisible();
});

test('first-connection, step 2: what is sent is answered', async ({ page }) => {
	await programs.start('first-connection/2-echo');
	await open(page);
	await send(page, 'hi');
	await expect(messages(page)).toHaveText(['Hello from the server', 'You said: hi']);
});

test('first-connection, step 3: either side closes, and the page connects again', async ({
	page,
}) => {
	await programs.start('first-connection/3-close');
	await open(page);
	await send(page, 'bye');
	await expect(messages(page).last()).toHaveText('Closed: 4001 See you');
	await page.getByRole('button', { name: 'Connect' }).click();
	await expect(page.getByText('OPEN')).toBeVisible();
	await page.getByRole('button', { name: 'Close' }).click();
	await expect(messages(page).last()).toHaveText('Closed: 1000 Done');
});

test('pub-sub, step 1: every tab hears, the sender’s too', async ({ context, page }) => {
	await programs.start('pub-sub/1-everyone');
	const [first, second] = [await open(page), await open(await context.newPage())];
	await send(first, 'to all');
	await expect(messages(first)).toHaveText(['to all']);
	await expect(messages(second)).toHaveText(['to all']);
});

test('pub-sub, step 2: the others hear, and who comes and goes', async ({ context, page }) => {
	await programs.start('pub-sub/2-others');
	const [first, second] = [await open(page), await open(await context.newPage())];
	await expect(messages(first)).toHaveText(['Somebody came in']);
	await send(first, 'to you');
	await expect(messages(second)).toHaveText(['to you']);
	await second.close();
	await expect(messages(first).last()).toHaveText('Somebody left');
});

test('pub-sub, step 3: only those who joined a topic hear it', async ({ context, page }) => {
	await programs.start('pub-sub/3-topics');
	const [first, second] = [await open(page), await open(await context.newPage())];
	await second.getByRole('button', { name: 'Join #random' }).click();
	await send(first, 'for #news');
	await first.getByRole('combobox').selectOption('random');
	await send(first, 'the marker after it');
	await expect(messages(second)).toHaveText(['#random the marker after it']);
	await second.getByRole('button', { name: 'Leave #random' }).click();
	await second.getByRole('button', { name: 'Join #news' }).click();
	await send(first, 'missed');
	await first.getByRole('combobox').selectOption('news');
	await send(first, 'heard');
	await expect(messages(second)).toHaveText(['#random the marker after it', '#news heard']);
});
