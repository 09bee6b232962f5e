import { expect, test } from './fixtures';
import { builtFile } from './site';

test.describe('a browser that asks for English', () => {
	test.use({ locale: 'en-GB' });

	test('is sent from / to English', async ({ page }) => {
		await page.goto('/');
		await expect(page).toHaveURL('/en/');
	});

	test('is sent to Japanese where Japanese was chosen before', async ({ page }) => {
		await page.goto('/en/');
		await page
			.getByRole('banner')
			.getByRole('combobox')
			.filter({ hasText: '日本語' })
			.selectOption('日本語');
		await expect(page).toHaveURL('/ja/');
		await page.goto('/');
		await expect(page).toHaveURL('/ja/');
	});

	test('gets the same from the page that a static host serves', async ({ page, context }) => {
		await page.route('/', (route) =>
			route.fulfill({ body: builtFile('index.html'), contentType: 'text/html; charset=utf-8' }),
		);
		await page.goto('/');
		await expect(page).toHaveURL('/en/');
		await context.addCookies([{ name: 'lang', value: 'ja', url: new URL('/', page.url()).href }]);
		await page.goto('/');
		await expect(page).toHaveURL('/ja/');
	});
});

test.describe('a browser that asks for Japanese', () => {
	test.use({ locale: 'ja-JP' });

	test('is sent from / to Japanese', async ({ page }) => {
		await page.goto('/');
		await expect(page).toHaveURL('/ja/');
	});
});

test.describe('the door of a static host, with JavaScript off', () => {
	test.use({ javaScriptEnabled: false });

	test('has a link to each language', async ({ page }) => {
		await page.route('/', (route) =>
			route.fulfill({ body: builtFile('index.html'), contentType: 'text/html; charset=utf-8' }),
		);
		await page.goto('/');
		await page.getByRole('link', { name: 'Read in English' }).click();
		await expect(page).toHaveURL('/en/');
	});
});
