import { writeFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { ExercisePage } from './exercise-page';
import { expect, test } from './fixtures';

const LESSON = 'lessons/first-connection';

const inSidebar = (page: Page, part: string) =>
	page.locator(`nav.sidebar a[href$="/${part}/"]`).first();
const row = (page: Page, part: string) => page.locator(`[data-part="${part}"]`);

/** Answers the last question of the page right, whichever answer that is. */
async function answerLast(page: Page): Promise<void> {
	const question = page.locator('[data-question]').last();
	await question.scrollIntoViewIfNeeded();
	const form = question.locator('form');
	for (const option of await question.getByRole('radio').all()) {
		await option.check();
		await question.getByRole('button').click();
		await expect(form).toHaveAttribute('data-verdict');
		if ((await form.getAttribute('data-verdict')) === 'right') return;
	}
	throw new Error('No answer is right.');
}

for (const language of ['ja', 'en'] as const) {
	test(
		`progress stays through a reload, reaches other tabs, and can be kept as a file (${language})`,
		{ tag: '@firefox' },
		async ({ page, context }, testInfo) => {
			await page.goto(`/${language}/`);
			await expect(page.locator('[data-continue]:visible')).toHaveAttribute(
				'data-continue',
				'lessons/why-websocket',
			);
			await page.goto(`/${language}/${LESSON}/`);
			await expect(inSidebar(page, LESSON)).toHaveAttribute('data-progress', 'seen');

			const table = await context.newPage();
			await table.goto(`/${language}/reference/progress/`);
			const seen = await row(table, LESSON).locator('[data-stage]').innerText();
			await answerLast(page);
			await expect(inSidebar(page, LESSON)).toHaveAttribute('data-progress', 'done');
			await expect(inSidebar(table, LESSON)).toHaveAttribute('data-progress', 'done');
			await expect(row(table, LESSON).locator('[data-stage]')).not.toHaveText(seen);

			await page.reload();
			await expect(inSidebar(page, LESSON)).toHaveAttribute('data-progress', 'done');
			// The word, for those who do not see the tick.
			await expect(inSidebar(page, LESSON)).toContainText(/done|完了/);
			await page.goto(`/${language}/`);
			await expect(page.locator('[data-continue]:visible')).toHaveAttribute(
				'data-continue',
				'lessons/handshake',
			);

			// What the browser would save; Playwright hears of no download in Firefox.
			const link = await table.locator('a[data-export][download]').getAttribute('href');
			const saved = decodeURIComponent(link?.replace('data:application/json,', '') ?? '');
			expect(JSON.parse(saved)).toMatchObject({ version: 1, parts: { [LESSON]: 'done' } });
			const file = testInfo.outputPath('progress.json');
			await writeFile(file, saved);

			// A question comes first; who says no keeps all.
			table.once('dialog', (dialog) => void dialog.dismiss());
			await table.locator('[data-reset-all]').click();
			await expect(inSidebar(table, LESSON)).toHaveAttribute('data-progress', 'done');
			table.once('dialog', (dialog) => void dialog.accept());
			await row(table, LESSON).getByRole('button').click();
			await expect(inSidebar(table, LESSON)).not.toHaveAttribute('data-progress');

			const bad = testInfo.outputPath('bad.json');
			await writeFile(bad, '{"parts":{"lessons/first-connection":"done"}}');
			await table.locator('[data-progress-table] input').setInputFiles(bad);
			await expect(table.locator('[data-said]')).toContainText(/Nothing was|何も読み込みません/);
			await expect(inSidebar(table, LESSON)).not.toHaveAttribute('data-progress');
			await table.locator('[data-progress-table] input').setInputFiles(file);
			await expect(inSidebar(table, LESSON)).toHaveAttribute('data-progress', 'done');
		},
	);
}

test('code is in the file, comes back, and is never exchanged without a question', async ({
	page,
}, testInfo) => {
	const exercise = new ExercisePage(page);
	const open = async () => {
		await exercise.visit('echo', 'en');
		await exercise.openEditor();
	};
	const load = async (answer?: 'accept' | 'dismiss') => {
		await page.goto('/en/reference/progress/');
		await expect(page.locator('a[data-export][href]')).toBeVisible();
		let asked = '';
		if (answer) {
			page.once('dialog', (dialog) => {
				asked = dialog.message();
				void dialog[answer]();
			});
		}
		await page.locator('[data-progress-table] input').setInputFiles(file);
		await expect(page.locator('[data-said]')).toContainText('Loaded');
		expect(asked.includes('Echo')).toBe(answer !== undefined);
	};

	await open();
	await exercise.write('// from the file');
	await page.goto('/en/reference/progress/');
	const link = page.locator('a[data-export][href]');
	const saved = (await link.getAttribute('href'))?.replace('data:application/json,', '') ?? '';
	const file = testInfo.outputPath('progress.json');
	await writeFile(file, decodeURIComponent(saved));

	await page.evaluate(() => localStorage.clear());
	await load();
	await open();
	await expect(exercise.editor).toHaveText('// from the file');

	await exercise.write('// written since');
	await load('dismiss');
	await open();
	await expect(exercise.editor).toHaveText('// written since');
	await load('accept');
	await open();
	await expect(exercise.editor).toHaveText('// from the file');
	await exercise.bench.getByRole('button', { name: 'Kept versions' }).click();
	await expect(exercise.editor).toHaveText('// written since');
});
