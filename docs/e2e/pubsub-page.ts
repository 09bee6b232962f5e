import { expect, type Locator, type Page } from '@playwright/test';

/** What the tests do on a fan-out board, in words that hold in both languages. */
export class PubsubPage {
	readonly page: Page;
	readonly board: Locator;
	readonly foot: Locator;
	readonly log: Locator;

	constructor(page: Page) {
		this.page = page;
		this.board = page.locator('[data-demo="pubsub"]');
		this.foot = page.locator('[data-foot="reached"]');
		this.log = this.board.getByRole('log');
	}

	/** Opens a page with a board and waits until every card of its own is connected. */
	static async open(page: Page, path: string, cards: number): Promise<PubsubPage> {
		await page.goto(path);
		const board = new PubsubPage(page);
		await board.board.scrollIntoViewIfNeeded();
		await expect(board.board.locator('li[data-status="open"]:has(form)')).toHaveCount(cards);
		return board;
	}

	/** A client's card, by its number in the room. */
	client(number: number): Locator {
		return this.board.locator(`li[data-client="${String(number)}"]`);
	}

	/** The messages that a card shows. */
	messages(number: number): Locator {
		return this.client(number).locator('[data-kind="message"]');
	}

	topic(number: number, topic: string): Locator {
		return this.client(number)
			.locator('.topics')
			.getByRole('button', { name: `#${topic}` });
	}

	async send(number: number, text: string, topic = 'news'): Promise<void> {
		const card = this.client(number);
		await card.getByRole('combobox').selectOption(topic);
		await card.getByRole('textbox').fill(text);
		await card.locator('button[type="submit"]').click();
	}

	async choose(option: string): Promise<void> {
		await this.board.getByRole('radio', { name: option, exact: true }).check();
	}

	/** The address of the room, as a link for another tab. */
	async link(): Promise<string> {
		const href = await this.board.locator('a[target="_blank"]').getAttribute('href');
		expect(href).toContain('?room=');
		return href ?? '';
	}
}
