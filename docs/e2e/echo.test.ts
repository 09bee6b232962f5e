import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures';

const LANGUAGES = [
	{ language: 'ja', connect: '接続する', again: 'もう一度つなぐ', cut: 'いきなり切る' },
	{ language: 'en', connect: 'Connect', again: 'Connect again', cut: 'Cut the wire' },
] as const;

for (const { language, connect, again, cut } of LANGUAGES) {
	test.describe(`echo demo (${language})`, () => {
		/** Opens the lesson and connects. */
		async function open(page: Page): Promise<Locator> {
			await page.goto(`/${language}/lessons/first-connection/`);
			const demo = page.locator('[data-demo="echo"]');
			await demo.scrollIntoViewIfNeeded();
			await expect(demo).toHaveAttribute('data-status', 'idle');
			await demo.getByRole('button', { name: connect, exact: true }).click();
			await expect(demo).toHaveAttribute('data-status', 'open');
			return demo;
		}

		const state = (demo: Locator) => demo.locator('[aria-current="step"]');
		const moments = (demo: Locator) => demo.getByRole('log').locator('p');

		test('connects on a click only, and names each state in order', async ({ page }) => {
			const demo = await open(page);
			await expect(state(demo)).toHaveText('1 OPEN');
			await expect(moments(demo).locator('i')).toHaveText(['0', '1']);
			await demo.getByRole('button', { name: 'socket.close(1000)' }).click();
			await expect(state(demo)).toHaveText('3 CLOSED');
			await expect(moments(demo).locator('i')).toHaveText(['0', '1', '2', '3']);
		});

		test('shows what comes back', async ({ page }) => {
			const demo = await open(page);
			await demo.getByRole('textbox').fill('echo, please');
			await page.keyboard.press('Enter');
			await expect(demo.locator('.inbox')).toContainText('echo, please');
			await expect(demo.locator('[data-event="message"]')).toContainText('echo, please');
		});

		test('the page closes with a code of its choice; none is 1005', async ({ page }) => {
			const demo = await open(page);
			const codes = demo.getByRole('combobox').nth(1);
			await codes.selectOption('4000');
			await demo.getByRole('button', { name: 'socket.close(4000)' }).click();
			await expect(demo.locator('[data-event="closed"]')).toContainText('close 4000');

			await demo.getByRole('button', { name: again }).click();
			await expect(demo).toHaveAttribute('data-status', 'open');
			await codes.selectOption({ index: 1 });
			await demo.getByRole('button', { name: 'socket.close()' }).click();
			await expect(demo.locator('[data-event="closed"]').last()).toContainText('close 1005');
		});

		test('a code that belongs to the protocol is refused, and the socket stays open', async ({
			page,
		}) => {
			const demo = await open(page);
			await demo.getByRole('combobox').nth(1).selectOption('1001');
			await demo.getByRole('button', { name: 'socket.close(1001)' }).click();
			await expect(demo.locator('[data-event="refused"]')).toContainText('InvalidAccessError');
			await expect(state(demo)).toHaveText('1 OPEN');
		});

		test('the server closes with a code of the reader’s choice', async ({ page }) => {
			const demo = await open(page);
			await demo.getByRole('combobox').first().selectOption('4001');
			await demo.getByRole('button', { name: 'ws.close(4001)' }).click();
			await expect(demo.locator('[data-event="closed"]')).toContainText('close 4001');
			await expect(demo.locator('[data-event="closed"]')).toContainText('bye');
		});

		test('a cut wire is 1006, and waits for the reader', async ({ page }) => {
			const demo = await open(page);
			await demo.getByRole('button', { name: cut }).click();
			await expect(demo.locator('[data-event="closed"]')).toContainText('close 1006');
			await expect(demo).toHaveAttribute('data-status', 'closed');
		});
	});
}
