import { expect, inOneBrowser, test } from './fixtures';

/** How each ending is told to a program, and who ended the connection. */
const ENDINGS = [
	{ ending: 'client', code: '1000', clean: 'true', by: 'server' },
	{ ending: 'server', code: '4001', clean: 'true', by: 'server' },
	{ ending: 'client-torn', code: '1006', clean: 'false', by: 'client' },
	{ ending: 'server-torn', code: '1006', clean: 'false', by: 'server' },
];

for (const language of ['ja', 'en']) {
	test.describe(`close (${language})`, inOneBrowser(language), () => {
		test('four ends of a connection to the real server, clean and torn', async ({ page }) => {
			await page.goto(`/${language}/lessons/frames/`);
			const demo = page.locator('[data-demo="close"]');
			await demo.scrollIntoViewIfNeeded();
			for (const { ending, code, clean, by } of ENDINGS) {
				await test.step(ending, async () => {
					await demo.locator(`[data-ending="${ending}"]`).click();
					const told = demo.locator('[data-clean]');
					await expect(told).toHaveAttribute('data-code', code);
					await expect(told).toHaveAttribute('data-clean', clean);
					await expect(demo.locator('[data-kind="end"]')).toHaveAttribute('data-by', by);
					const closes = demo.locator('[data-kind="frame"]').filter({ hasText: 'close ·' });
					await expect(closes).toHaveCount(clean === 'true' ? 2 : 0);
				});
			}
		});
	});
}
