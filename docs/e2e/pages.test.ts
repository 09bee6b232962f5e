import { bringAxe, LOOKS_IN, violations, violationsIn } from './axe';
import { expect, test } from './fixtures';
import { builtFile, pages, settled } from './site';
import { Scales } from './weight';

/** Kilobytes (1000 bytes) over the wire before the first click, compressed, all in. */
const BUDGET = { text: 60, live: 80 };

test('the build has pages in both languages, and the same ones', () => {
	const slugs = (language: string) =>
		pages.filter((page) => page.language === language).map((page) => page.path.slice(3));
	expect(slugs('ja').length).toBeGreaterThan(0);
	expect(slugs('ja')).toEqual(slugs('en'));
});

for (const { path, language, live } of pages) {
	const kind = live ? 'live' : 'text';
	// The fixture judges: no console error, no breach of the policy, no third party.
	test(`${path} loads within the budget of a ${kind} page, in its language, open to everybody`, async ({
		page,
	}, testInfo) => {
		// Two looks at a page with thousands of elements take axe a while.
		test.setTimeout(120_000);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		const scales = await Scales.put(page);
		await page.goto(path);
		await settled(page);
		// What a page fetches when it has nothing else to do is part of its weight.
		await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
		await page.waitForLoadState('networkidle');
		const { kilobytes, table } = scales;
		testInfo.annotations.push({
			type: 'budget',
			description: `${kind} ${kilobytes.toFixed(1)} KB`,
		});
		expect(kilobytes, `\n${table}\n`).toBeLessThanOrEqual(BUDGET[kind]);

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
		// A page is built alike in both languages: together they are looked at in every way.
		expect(await violationsIn(page, LOOKS_IN[language]), 'what axe finds').toEqual([]);
	});
}

for (const name of ['index.html', '404.html']) {
	test(`${name}, which a static host serves, has no axe violation`, async ({ page }) => {
		// Without its script the page stays, instead of leaving for a language.
		const body = builtFile(name).replaceAll(/<script[\s\S]*?<\/script>/g, '');
		await page.route('**/doorway', (route) =>
			route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
		);
		await page.goto('/doorway');
		await bringAxe(page);
		expect(await violations(page)).toEqual([]);
	});
}

test('a search finds a page', async ({ page }) => {
	await page.goto('/en/');
	await page.getByRole('button', { name: 'Search' }).click();
	// Not any text box: until the search is there, the first one is a demo's.
	await page.locator('site-search input').fill('WebSocket');
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
