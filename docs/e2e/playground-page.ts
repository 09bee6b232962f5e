import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

import type { Files } from '#docs/playground/run/contract';
import { toFragment } from '#docs/playground/share';

/** What the tests do in the playground, in words that hold in both languages. */
export class PlaygroundPage {
	readonly page: Page;
	readonly playground: Locator;
	readonly editor: Locator;
	readonly files: Locator;
	readonly log: Locator;

	constructor(page: Page) {
		this.page = page;
		this.playground = page.locator('[data-playground]');
		this.editor = this.playground.locator('.cm-content');
		this.files = this.playground.getByRole('tab');
		this.log = this.playground.locator('.result > .log [role=log]');
	}

	/** The doors to one program on a page. */
	static doors(page: Page, step: string): Locator {
		return page.locator(`button[data-program="${step}"]:not([data-demo] *)`);
	}

	/** Opens a lesson, and the playground at the first door to a program. */
	static async open(page: Page, path: string, step: string): Promise<PlaygroundPage> {
		await page.goto(path);
		const door = PlaygroundPage.doors(page, step).first();
		await door.scrollIntoViewIfNeeded();
		// What comes alive as it is seen must not move the door from under the click.
		await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
		await door.click();
		const playground = new PlaygroundPage(page);
		await expect(playground.editor).toBeVisible();
		return playground;
	}

	/** Opens a lesson by a link that carries a program. */
	static async openShared(
		page: Page,
		path: string,
		step: string,
		files: Files,
	): Promise<PlaygroundPage> {
		await page.goto(path + (await toFragment({ step, base: '', files })));
		const playground = new PlaygroundPage(page);
		await expect(playground.editor).toBeVisible();
		return playground;
	}

	file(name: string): Locator {
		return this.files.filter({ hasText: name });
	}

	/** A button of the playground, by what it does in both languages. */
	button(name: { ja: string; en: string }): Locator {
		return this.playground.getByRole('button', {
			name: new RegExp(`^(?:${name.ja}|${name.en})$`),
		});
	}

	get run(): Locator {
		return this.playground.locator('header [data-primary]');
	}

	get stop(): Locator {
		return this.playground.locator('header .run button').nth(1);
	}

	/** The page that a tab shows. */
	tab(number: number): FrameLocator {
		return this.playground.locator(`[data-client="${String(number)}"]`).frameLocator('iframe');
	}

	/** Runs the program, and waits until each tab has its socket. */
	async start(tabs: number): Promise<void> {
		await this.run.click();
		await expect(this.playground).toHaveAttribute('data-status', 'running');
		const open = this.playground.locator('[data-client][data-status="open"]');
		await expect(open).toHaveCount(tabs);
	}

	/** The whole text in the editor. */
	async text(): Promise<string> {
		return (await this.editor.locator('.cm-line').allInnerTexts()).join('\n');
	}

	/** Replaces the file in front, as a reader would: selects it and types. */
	async replaceAll(text: string): Promise<void> {
		await this.editor.click();
		await this.page.keyboard.press('ControlOrMeta+a');
		await this.page.keyboard.insertText(text);
	}

	/** Replaces a piece of the file in front. */
	async replace(piece: string, by: string): Promise<void> {
		const text = await this.text();
		expect(text).toContain(piece);
		await this.replaceAll(text.replace(piece, by));
	}

	async leave(): Promise<void> {
		await this.button({ ja: '閉じる', en: 'Close' }).first().click();
		await expect(this.playground).toHaveCount(0);
	}
}
