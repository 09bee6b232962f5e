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

		test('has something to say of every line, and its own words for WebSocket’s headers', async ({
			page,
		}) => {
			await page.goto(`/${language}/lessons/handshake/`);
			const demo = page.locator('[data-demo="handshake"]');
			await demo.scrollIntoViewIfNeeded();
			await expect(demo.locator('[data-header]').first()).toBeVisible();
			const said = new Set<string>();
			const special = await demo.locator('[data-header^="sec-websocket-"]').all();
			for (const line of special) {
				await line.focus();
				const name = (await line.getAttribute('data-header')) ?? '';
				const text = await demo.locator('[data-explains]').innerText();
				// Without its own name, so that two headers with the same words count once.
				said.add(text.replace(name, ''));
			}
			expect(special.length).toBeGreaterThanOrEqual(4);
			expect(said.size).toBe(special.length);
		});
	});
}
