import { expect, test } from './fixtures';
import { settled } from './site';

const LESSON = '/en/lessons/chat-app/';

test('the table of contents marks the section that is read', async ({ page }) => {
	await page.goto(LESSON);
	await settled(page);
	const contents = page.locator('starlight-toc');
	const current = contents.locator('[aria-current="true"]');
	await expect(current).toHaveCount(1);
	await expect(current).toHaveAttribute('href', '#_top');

	const links = await contents.getByRole('link').all();
	expect(links.length).toBeGreaterThan(5);
	for (const link of [links.at(-2), links.at(3), links.at(1)]) {
		await link?.click();
		await expect(current).toHaveCount(1);
		await expect(current).toHaveAttribute('href', (await link?.getAttribute('href')) ?? '');
	}
	await page.keyboard.press('Control+Home');
	await expect(current).toHaveAttribute('href', '#_top');
});

test('on a phone it says which section that is', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 800 });
	await page.goto(LESSON);
	await settled(page);
	const contents = page.locator('mobile-starlight-toc');
	await contents.locator('summary').click();
	const link = contents.getByRole('link').nth(4);
	const name = (await link.innerText()).trim();
	await link.click();
	await expect(contents.locator('.display-current')).toHaveText(name);
});
