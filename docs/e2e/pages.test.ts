import { expect, test } from './fixtures';
import { pages, settled } from './site';

test('the build has pages in both languages, and the same ones', () => {
	const slugs = (language: string) =>
		pages.filter((page) => page.language === language).map((page) => page.path.slice(3));
	expect(slugs('ja').length).toBeGreaterThan(0);
	expect(slugs('ja')).toEqual(slugs('en'));
});

for (const { path, language } of pages) {
	// The fixture judges: no console error, no breach of the policy, no third party.
	test(`${path} loads without a fault, in its language`, async ({ page }) => {
		await page.goto(path);
		await settled(page);
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		await expect(page.locator('h1')).toHaveCount(1);
		await expect(page.locator('h1')).toBeVisible();
		const text = await page.locator('main').innerText();
		// Emphasis beside Japanese punctuation is not always taken for one.
		expect(text, 'marks of Markdown that were not understood').not.toMatch(/\*\*|\]\(/);
		for (const width of [1280, 360]) {
			await page.setViewportSize({ width, height: 800 });
			const content = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(content, 'nothing sticks out to the side').toBeLessThanOrEqual(width);
		}
	});
}

test('a search finds a page', async ({ page }) => {
	await page.goto('/en/');
	await page.getByRole('button', { name: 'Search' }).click();
	await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('WebSocket');
	await expect(page.locator('.pagefind-ui__result').first()).toBeVisible();
});

test('the search is not loaded before a reader reaches for it', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto('/ja/');
	await settled(page);
	expect(asked.filter((url) => /pagefind\.js|ui-core/.test(url))).toEqual([]);
	await page.locator('[data-open-modal]').hover();
	await expect.poll(() => asked.some((url) => url.includes('ui-core'))).toBe(true);
});
