import { expect, inOneBrowser, test } from './fixtures';

for (const language of ['ja', 'en']) {
	test.describe(`masking (${language})`, inOneBrowser(language), () => {
		test('each byte meets its byte of the key, and the attack is read only without one', async ({
			page,
		}) => {
			await page.goto(`/${language}/lessons/frames/`);
			const demo = page.locator('[data-demo="masking"]');
			await demo.scrollIntoViewIfNeeded();
			const row = (name: string) => demo.locator(`[data-row="${name}"] td`);
			const octets = async (name: string) =>
				(await row(name).allInnerTexts()).map((text) => Number.parseInt(text, 16));
			// A key of the demo's own: it begins with zeros, and draws one when it comes alive.
			await expect.poll(async () => new Set(await octets('key')).size).toBeGreaterThan(1);

			await demo.getByRole('textbox').fill('波 hello');
			const plain = [...new TextEncoder().encode('波 hello')];
			await expect(row('masked')).toHaveCount(plain.length);
			const key = await octets('key');
			expect(key.slice(4, 8)).toEqual(key.slice(0, 4));
			expect(await octets('masked')).toEqual(plain.map((octet, at) => octet ^ (key[at] ?? 0)));

			const before = key.slice(0, 4);
			await demo.locator('[data-new-key]').click();
			await expect.poll(async () => (await octets('key')).slice(0, 4)).not.toEqual(before);

			await demo.locator('[data-attack]').click();
			const read = demo.locator('[data-read]');
			await expect(read).not.toContainText('GET /lib.js');
			await demo.locator('[data-zero-key]').click();
			await expect(read).toContainText('GET /lib.js HTTP/1.1··Host: bank.example');

			// By keyboard too: the byte that has the focus shows its bits.
			const buttons = row('masked').getByRole('button');
			await buttons.first().focus();
			await page.keyboard.press('Tab');
			await expect(buttons.nth(1)).toHaveAttribute('aria-pressed', 'true');
		});
	});
}
