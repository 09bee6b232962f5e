import { expect, test } from './fixtures';

test('a page that is missing answers 404 in the language of its folder', async ({
	page,
	faults,
}) => {
	faults.expected(/Failed to load resource.*404/);
	for (const [path, language] of [
		['/ja/no-such-page/', 'ja'],
		['/en/no-such-page/', 'en'],
	] as const) {
		const response = await page.goto(path);
		expect(response?.status()).toBe(404);
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		await expect(page.locator('h1')).toBeVisible();
	}
});

test('a page that is missing outside both languages answers 404 in both', async ({
	page,
	faults,
}) => {
	faults.expected(/Failed to load resource.*404/);
	const response = await page.goto('/no-such-page');
	expect(response?.status()).toBe(404);
	await expect(page.getByText('ページが見つかりません')).toBeVisible();
	await expect(page.getByText('Page not found')).toBeVisible();
});

test('a page comes compressed, and with the headers that protect it', async ({ request }) => {
	const response = await request.get('/ja/', { headers: { 'accept-encoding': 'br, gzip' } });
	const headers = response.headers();
	expect(headers['content-encoding']).toBe('br');
	expect(headers['content-type']).toMatch(/^text\/html; ?charset=utf-8$/i);
	expect(headers.vary).toMatch(/accept-encoding/i);
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['referrer-policy']).toBeTruthy();
});

test('a page has its policy before anything that could break it', async ({ request }) => {
	const html = await (await request.get('/ja/')).text();
	const policy = html.indexOf('http-equiv="content-security-policy"');
	expect(policy).toBeGreaterThan(0);
	expect(policy).toBeLessThan(html.search(/<(script|link|style)/));
});
