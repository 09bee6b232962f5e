import { LANGUAGES } from '#docs/languages';

import { expect, test } from './fixtures';
import { oneOfEachKind, pages } from './site';

test.use({ javaScriptEnabled: false });

for (const language of Object.keys(LANGUAGES)) {
	test(`each kind of page in ${language} can be read with JavaScript off`, async ({ page }) => {
		test.slow();
		for (const { path } of oneOfEachKind(pages.filter((each) => each.language === language))) {
			await test.step(path, async () => {
				await page.goto(path);
				await expect(page.locator('main h1')).toBeVisible();
				const prose = page.locator('.sl-markdown-content').first();
				if ((await prose.locator(':scope > *').count()) > 0) await expect(prose).toBeVisible();
				for (const demo of await page.locator('[data-demo]').all()) {
					expect((await demo.innerText()).trim(), 'a demo says what it would show').not.toBe('');
				}
			});
		}
	});
}
