import { expect, test } from './fixtures';

/** What the live server answers; where that is not what RFC 6455 asks for, the page says so. */
const ROWS = [
	['good', '101', '101'],
	['no-connection', '101', '400'],
	['version-8', '426', '426'],
	['misspelt-key', '400', '400'],
	['post', '404', '405'],
	['wrong-path', '404', '101'],
	['other-origin', '403', '101'],
	['other-host', '421', '101'],
	['nonsense', '400', '400'],
] as const;

test('requests go out as they are written, and the raw answers are shown and explained', async ({
	page,
}) => {
	await page.goto('/en/lessons/handshake/');
	const lab = page.locator('[data-demo="raw-handshake"]');
	await lab.scrollIntoViewIfNeeded();
	const answer = lab.locator('.answer');
	for (const [name, status, due] of ROWS) {
		await test.step(name, async () => {
			await lab.locator(`[data-experiment="${name}"]`).click();
			await lab.locator('[data-send]').click();
			await expect(answer).toHaveAttribute('data-status', status);
			await expect(answer).toHaveAttribute('data-due', due);
			await expect(answer.locator('pre')).toContainText(`HTTP/1.1 ${status}`);
		});
	}
});

test('a request that the reader changes is sent as it stands', async ({ page }) => {
	await page.goto('/ja/lessons/handshake/');
	const lab = page.locator('[data-demo="raw-handshake"]');
	await lab.scrollIntoViewIfNeeded();
	const editor = lab.locator('textarea');
	await expect(editor).toHaveValue(/^GET \/live\/echo HTTP\/1\.1\n/);
	const request = await editor.inputValue();
	await editor.fill(request.replace('Version: 13', 'Version: 7'));
	await lab.locator('[data-send]').click();
	await expect(lab.locator('.answer')).toHaveAttribute('data-status', '426');
	await expect(lab.locator('.answer pre')).toContainText('Sec-WebSocket-Version: 13');
});

for (const language of ['ja', 'en']) {
	test(`the accept key comes out as the server returned it, step by step (${language})`, async ({
		page,
	}) => {
		await page.goto(`/${language}/lessons/handshake/`);
		const demo = page.locator('[data-demo="accept-key"]');
		await demo.scrollIntoViewIfNeeded();
		const server = demo.locator('[data-compared]');
		await expect(server).toHaveAttribute('data-compared', 'matches');
		const accept = demo.locator('[data-step="accept"]');
		const returned = await demo.locator('[data-key="returned"]').innerText();
		await expect(accept.locator('textarea')).toHaveValue(returned);

		// What the reader writes stays, and is compared.
		await accept.locator('textarea').fill('abc');
		await expect(accept).toHaveAttribute('data-state', 'differs');
		await expect(accept.locator('code')).toHaveText(returned);
		await expect(server).toHaveAttribute('data-compared', 'no-match');
		await accept.locator('button').click();
		await expect(server).toHaveAttribute('data-compared', 'matches');

		await demo.locator('[data-step="key"] button').last().click();
		await expect(accept.locator('textarea')).toHaveValue('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
		await expect(server).toHaveAttribute('data-compared', 'other-key');
	});
}

test('with the demos in the page, a server of the page answers, and says that it is one', async ({
	page,
}) => {
	await page.goto('/ja/lessons/handshake/');
	const own = page.locator('[data-demo="handshake"]');
	await own.scrollIntoViewIfNeeded();
	await own.locator('summary').click();
	await own.locator('[data-host-choice="in-page"]').click();
	await expect(own.locator('.badge')).toHaveAttribute('data-host', 'in-page');

	const lab = page.locator('[data-demo="raw-handshake"]');
	await lab.scrollIntoViewIfNeeded();
	await lab.locator('[data-experiment="no-connection"]').click();
	await lab.locator('[data-send]').click();
	// Unlike Bun, it is strict: so nobody takes it for the real one.
	await expect(lab.locator('.answer')).toHaveAttribute('data-status', '400');
	await expect(lab.locator('[data-via]')).toHaveAttribute('data-via', 'page');
	await expect(lab).toContainText('npm start');
});
