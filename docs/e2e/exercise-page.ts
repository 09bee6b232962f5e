import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type Locator, type Page } from '@playwright/test';

import type { Language } from '#docs/languages';

const folderOf = (slug: string) => join(process.cwd(), 'docs/exercises', slug);

/** Where a program of an exercise is, such as `solution/server/src/index.ts`. */
export const fileOf = (slug: string, path: string): string => join(folderOf(slug), path);

/** The text of a program of an exercise. */
export const programOf = (slug: string, path: string): string =>
	readFileSync(fileOf(slug, path), 'utf8');

/** The first program that has one fault, and the check that is to find it. */
export function firstWrong(slug: string): { path: string; blamed: string } {
	const [file = ''] = readdirSync(join(folderOf(slug), 'testing/wrong')).sort();
	return { path: `testing/wrong/${file}`, blamed: file.split('.')[1] ?? '' };
}

/** What the tests do on the page of an exercise, in words that hold in both languages. */
export class ExercisePage {
	readonly page: Page;
	readonly bench: Locator;
	readonly status: Locator;
	readonly editor: Locator;

	constructor(page: Page) {
		this.page = page;
		this.bench = page.locator('[data-bench]');
		this.status = this.bench.locator('[role=status]');
		this.editor = this.bench.locator('.cm-content');
	}

	async visit(slug: string, language: Language): Promise<void> {
		await this.page.goto(`/${language}/exercises/${slug}/`);
		await this.bench.scrollIntoViewIfNeeded();
		await expect(this.bench).toHaveAttribute('data-ready');
	}

	async openEditor(): Promise<void> {
		await this.bench.locator('[data-open]').click();
		await expect(this.editor).toBeVisible();
	}

	/** Replaces the program, as a reader would: selects it and types. */
	async write(program: string): Promise<void> {
		await this.editor.click();
		await this.page.keyboard.press('ControlOrMeta+a');
		await this.page.keyboard.insertText(program);
	}

	/** Presses Check, and waits for the verdict. Returns how long it took, in milliseconds. */
	async check(): Promise<number> {
		await this.bench.locator('[data-check-page]').click();
		await expect(this.status).toHaveAttribute('data-status', 'done');
		return Number(await this.status.getAttribute('data-took'));
	}

	/** Has the reader's own server checked, and waits for the verdict. */
	async checkOwn(): Promise<void> {
		const button = this.bench.locator('[data-check-own]');
		if (!(await button.isVisible()))
			await this.bench.locator('details:has([data-check-own]) > summary').click();
		await button.click();
		await expect(this.status).toHaveAttribute('data-status', 'done');
	}

	/** The checks with this verdict, in their order. */
	with(verdict: 'passed' | 'failed' | 'skipped' | 'left-out'): Promise<string[]> {
		return this.bench
			.locator(`[data-verdict="${verdict}"]`)
			.evaluateAll((checks) => checks.map((check) => check.getAttribute('data-check') ?? ''));
	}

	verdict(check: string): Locator {
		return this.bench.locator(`[data-check="${check}"]`);
	}
}
