import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';

const foldsOf = (page: Page) => page.locator('.hints > details');

test('a hint comes once the one before it was opened, and stays', async ({ page }) => {
	await page.goto('/en/exercises/echo/');
	const folds = foldsOf(page);
	const shown = page.locator('.hints > details:visible');
	const count = await folds.count();
	for (let place = 0; place < count; place += 1) {
		await expect(shown).toHaveCount(place + 1);
		const summary = folds.nth(place).locator('summary');
		await summary.focus();
		await page.keyboard.press('Enter');
		await expect(folds.nth(place)).toHaveAttribute('open');
	}
	await expect(folds.last().locator('pre')).toBeVisible();

	await folds.first().locator('summary').click();
	await expect(folds.first()).not.toHaveAttribute('open');
	await expect(shown).toHaveCount(count);
});

test.describe('with JavaScript off', () => {
	test.use({ javaScriptEnabled: false });

	test('each hint can be opened', async ({ page }) => {
		await page.goto('/ja/exercises/echo/');
		const folds = foldsOf(page);
		for (const fold of await folds.all()) await expect(fold.locator('summary')).toBeVisible();
		await folds.last().locator('summary').click();
		await expect(folds.last().locator('pre')).toBeVisible();
	});
});
