import { expect, test } from './fixtures';

for (const language of ['ja', 'en']) {
	test.describe(`handshake demo (${language})`, () => {
		test('shows the page’s own handshake, and checks the answer to its key', async ({ page }) => {
			await page.goto(`/${language}/lessons/handshake/`);
			const demo = page.locator('[data-demo="handshake"]');
			await demo.scrollIntoViewIfNeeded();
			await expect(demo).toHaveAttribute('data-status', 'open');
			const key = demo.locator('[data-header="sec-websocket-key"]');
			const host = demo.locator('[data-header="host"]');
			await expect(host).toContainText(new URL(page.url()).host);
			const agent = await page.evaluate(() => navigator.userAgent);
			await expect(demo.locator('[data-header="user-agent"]')).toContainText(agent);
			const returned = await demo.locator('[data-key="returned"]').innerText();
			await expect(demo.locator('[data-key="computed"]')).toContainText(returned);
			await expect(demo.locator('[data-key="computed"]')).toContainText('✓');

			const before = await key.innerText();
			await demo.locator('[data-primary]').click();
			await expect(key).not.toHaveText(before);
			await expect(demo.locator('[data-key="computed"]')).toContainText('✓');
		});

		test('explains each header on hover, on focus and on a tap', async ({ page }) => {
			await page.goto(`/${language}/lessons/handshake/`);
			const demo = page.locator('[data-demo="handshake"]');
			await demo.scrollIntoViewIfNeeded();
			const explained = demo.locator('[data-explains]');
			await demo.locator('[data-header="origin"]').hover();
			await expect(explained).toHaveAttribute('data-explains', 'origin');
			await demo.locator('[data-header="sec-websocket-version"]').focus();
			await expect(explained).toHaveAttribute('data-explains', 'sec-websocket-version');
			await demo.locator('[data-header="upgrade"]').first().click();
			await expect(explained).toHaveAttribute('data-explains', 'upgrade');
		});

		test('has an explanation of its own for every header that a browser sends', async ({
			page,
		}) => {
			await page.goto(`/${language}/lessons/handshake/`);
			const demo = page.locator('[data-demo="handshake"]');
			await demo.scrollIntoViewIfNeeded();
			const lines = demo.locator('[data-header]');
			await expect(lines.first()).toBeVisible();
			const said = new Set<string>();
			for (const line of await lines.all()) {
				await line.focus();
				said.add(await demo.locator('[data-explains]').innerText());
			}
			expect(said.size).toBeGreaterThanOrEqual((await lines.count()) - 2);
		});
	});
}
