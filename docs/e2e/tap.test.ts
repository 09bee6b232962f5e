import { expect, test } from './fixtures';
import { OwnServer } from './own-server';

const PORT = 4395;
const TAP_PORT = 4394;

test('without a tap the page says why, and plays a recorded session of a real browser', async ({
	page,
}) => {
	await page.goto('/en/lessons/frames/');
	const demo = page.locator('[data-demo="tap"]');
	await demo.scrollIntoViewIfNeeded();
	await expect(demo).toHaveAttribute('data-no-tap', 'off');
	await expect(demo).toContainText('npm start -- --tap');
	await expect(demo).toContainText('recording');
	const passed = demo.locator('ol button');
	await expect(passed.first()).toHaveAttribute('aria-pressed', 'true');
	await demo.locator('[data-step="on"]').click();
	await expect(passed.nth(1)).toHaveAttribute('aria-pressed', 'true');
	await demo.locator('[data-step="back"]').click();
	await expect(passed.first()).toHaveAttribute('aria-pressed', 'true');

	const link = await demo.locator('a[download]').getAttribute('href');
	const file = decodeURIComponent(link ?? '');
	expect(file).toContain('GET /live/echo?t');
	expect(file).toMatch(/000000 {2}47 45 54 20/);
});

test.describe('with a tap', () => {
	const server = new OwnServer(PORT, ['--tap', '--tap-port', String(TAP_PORT)]);
	test.use({ baseURL: `http://localhost:${String(PORT)}` });
	test.beforeEach(() => server.start());
	test.afterEach(() => server.stop());

	test('the page shows the octets of its own browser', async ({ page, faults }) => {
		// The tap is the same server by another port.
		faults.expected(new RegExp(`^third party: ws://localhost:${String(TAP_PORT)}/live/echo`));
		await page.goto('/ja/lessons/frames/');
		const demo = page.locator('[data-demo="tap"]');
		await demo.scrollIntoViewIfNeeded();
		await expect(demo).toHaveAttribute('data-status', 'ready');
		await demo.locator('[data-connect]').click();
		await expect(demo).toHaveAttribute('data-status', 'open');
		await demo.locator('input').first().fill('byte by byte');
		await demo.locator('[type="submit"]').click();
		const sent = demo.locator('[data-kind="frame"][data-direction="up"]').first();
		await expect(sent).toContainText('“byte by byte”');
		const echoed = demo.locator('[data-kind="frame"][data-direction="down"]');
		await expect(echoed.filter({ hasText: 'byte by byte' })).toBeVisible();

		// The browser's own request, as no page can see it.
		await demo.locator('[data-kind="head"]').first().click();
		const agent = await page.evaluate(() => navigator.userAgent);
		await expect(demo.locator('pre')).toContainText(agent);

		await demo.locator('[data-close="page"]').click();
		await expect(demo.locator('[data-kind="end"]')).toBeVisible();
		await expect(demo).toContainText('close · 1000 bye');
		// Before the server goes: the page would look for its record of a session.
		await page.close();
	});
});
