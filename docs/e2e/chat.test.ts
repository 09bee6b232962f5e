import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { OwnServer } from './own-server';

const LANGUAGES = [
	{ language: 'ja', join: '参加する', leave: '接続を切る', back: '戻る' },
	{ language: 'en', join: 'Join', leave: 'Cut the connection', back: 'Come back' },
] as const;

/** One participant of a chat page. */
class Person {
	readonly card: Locator;

	constructor(page: Page, index: number) {
		this.card = page.locator('[data-demo="chat"] li[data-status]').nth(index);
	}

	get messages(): Locator {
		return this.card.locator('[data-line="message"] .text');
	}

	get pending(): Locator {
		return this.card.locator('[data-line="pending"] .text');
	}

	async name(): Promise<string> {
		return this.card.locator('header b').innerText();
	}

	note(name: string): Locator {
		return this.card.locator(`[data-note="${name}"]`);
	}

	async join(label: string): Promise<void> {
		await this.card.getByRole('button', { name: label }).click();
		await expect(this.card).toHaveAttribute('data-status', 'open');
	}

	async say(text: string): Promise<void> {
		await this.card.getByRole('textbox').first().fill(text);
		await this.card.getByRole('textbox').first().press('Enter');
	}
}

for (const { language, join, leave, back } of LANGUAGES) {
	test.describe(`chat (${language})`, () => {
		const path = `/${language}/lessons/chat-app/`;

		async function open(page: Page, address = path) {
			await page.goto(address);
			await page.locator('[data-demo="chat"]').scrollIntoViewIfNeeded();
			return [new Person(page, 0), new Person(page, 1)] as const;
		}

		test('what one says the others read, and a newcomer reads what was said before', async ({
			page,
		}) => {
			const [ann, ben] = await open(page);
			await ann.join(join);
			await expect(ann.card.getByRole('textbox').first()).toBeFocused();
			await ann.say('first');
			await expect(ann.messages).toHaveText(['first']);
			// Where a second click would land, there is by then a button that cuts the connection.
			await ben.card.getByRole('button', { name: join }).dblclick();
			await expect(ben.messages).toHaveText(['first']);
			await ben.say('second');
			await expect(ann.messages).toHaveText(['first', 'second']);
			await expect(ben.messages).toHaveText(['first', 'second']);
		});

		test('who was cut off gets what was said meanwhile, and says what it wrote', async ({
			page,
		}) => {
			const [ann, ben] = await open(page);
			await ann.join(join);
			await ben.join(join);
			await ben.card.getByRole('button', { name: leave }).click();
			await expect(ben.card).toHaveAttribute('data-status', 'closed');
			await ann.say('while you were away');
			await ben.say('written in a tunnel');
			await expect(ben.pending).toHaveText(['written in a tunnel']);
			await expect(ann.messages).toHaveText(['while you were away']);
			await ben.card.getByRole('button', { name: back }).click();
			await expect(ben.messages).toHaveText(['while you were away', 'written in a tunnel']);
			await expect(ben.pending).toHaveCount(0);
			await expect(ann.messages).toHaveText(['while you were away', 'written in a tunnel']);
		});

		test('two tabs and two profiles of one room talk, another room does not hear it', async ({
			browser,
			context,
			page,
		}) => {
			const [ann] = await open(page);
			await ann.join(join);
			const [ben] = await open(await context.newPage());
			await ben.join(join);
			const link = await page.locator('[data-demo="chat"] a[target="_blank"]').getAttribute('href');
			const guests = await Promise.all([browser.newContext(), browser.newContext()]);
			const [first, second] = await Promise.all(guests.map((guest) => guest.newPage()));
			if (!first || !second || !link) throw new Error('a profile opens a tab by a link');
			const [guest] = await open(first, link);
			await expect(guest.card).toBeInViewport();
			expect(await guest.name()).not.toBe(await ann.name());
			const [stranger] = await open(second);
			await guest.join(join);
			await stranger.join(join);
			await ann.say('for this room');
			await expect(ben.messages).toHaveText(['for this room']);
			await expect(guest.messages).toHaveText(['for this room']);
			await stranger.say('the marker after it');
			await expect(stranger.messages).toHaveText(['the marker after it']);
			await Promise.all(guests.map((each) => each.close()));
		});
	});
}

test.describe('a server that restarts', () => {
	const PORT = 4395;
	const server = new OwnServer(PORT);
	test.use({ baseURL: `http://localhost:${String(PORT)}` });
	test.describe.configure({ mode: 'serial' });
	test.beforeEach(() => server.start());
	test.afterEach(() => server.stop());

	for (const { language, join } of LANGUAGES) {
		test(`takes nothing away that was shown, and the page says so (${language})`, async ({
			page,
			faults,
		}) => {
			faults.expected(/WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|status of 426/);
			await page.goto(`/${language}/lessons/chat-app/`);
			await page.locator('[data-demo="chat"]').scrollIntoViewIfNeeded();
			const [ann, ben] = [new Person(page, 0), new Person(page, 1)];
			await ann.join(join);
			await ben.join(join);
			await ann.say('before');
			await expect(ben.messages).toHaveText(['before']);
			await server.stop();
			await expect(ben.card).toHaveAttribute('data-status', 'reconnecting');
			await ben.say('in between');
			await server.start();
			await expect(ann.messages).toHaveText(['before', 'in between']);
			await expect(ben.messages).toHaveText(['before', 'in between']);
			await expect(ann.note('restarted')).toBeVisible();
			await expect(ben.note('restarted')).toBeVisible();
		});
	}
});
