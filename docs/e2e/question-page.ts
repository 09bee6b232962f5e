import { expect, type Locator, type Page } from '@playwright/test';

/** What the tests do with a question, in words that hold in both languages. */
export class QuestionPage {
	readonly question: Locator;
	readonly form: Locator;

	constructor(page: Page, id: string) {
		this.question = page.locator(`[data-question="${id}"]`);
		this.form = this.question.locator('form');
	}

	/** Opens a page and waits until its question is alive. */
	static async open(page: Page, path: string, id: string): Promise<QuestionPage> {
		await page.goto(path);
		const question = new QuestionPage(page, id);
		await question.comesAlive();
		return question;
	}

	async comesAlive(): Promise<void> {
		await this.question.scrollIntoViewIfNeeded();
		await expect(this.question.locator('astro-island')).not.toHaveAttribute('ssr');
	}

	/** The lines of a question about order, as they stand now, by what the page knows them by. */
	async order(): Promise<number[]> {
		return this.question
			.locator('[data-part]')
			.evaluateAll((parts) => parts.map((part) => Number(part.getAttribute('data-part'))));
	}

	/** The handle of the line that stands at a place, from 0. */
	grip(place: number): Locator {
		return this.question.locator('[data-part]').nth(place).locator('.grip');
	}

	async check(): Promise<void> {
		await this.form.locator('button[type="submit"]').click();
	}

	/** Goes from a prediction to the demo that decides, which wakes when it comes into view. */
	async goToDemo(): Promise<void> {
		await this.question.locator('.actions button').first().click();
	}

	/** Predicts what stands at that place in the list, from 0. */
	async predict(option: number): Promise<void> {
		await this.question.getByRole('radio').nth(option).check();
		await this.check();
		await expect(this.form).toHaveAttribute('data-phase', 'made');
	}
}
