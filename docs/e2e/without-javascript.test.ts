import { expect, test } from './fixtures';
import { pages } from './site';

test.use({ javaScriptEnabled: false });

for (const { path } of pages) {
	test(`${path} can be read with JavaScript off`, async ({ page }) => {
		await page.goto(path);
		await expect(page.locator('main h1')).toBeVisible();
		const prose = page.locator('.sl-markdown-content').first();
		if ((await prose.locator(':scope > *').count()) > 0) await expect(prose).toBeVisible();
		for (const demo of await page.locator('[data-demo]').all()) {
			expect((await demo.innerText()).trim(), 'a demo says what it would show').not.toBe('');
		}
	});
}
