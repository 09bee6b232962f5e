import type { Page, Request } from '@playwright/test';

import { expect, test } from './fixtures';

const LANGUAGES = [
	{ language: 'ja', start: '4 つとも始める', stop: '止める', second: '1 秒' },
	{ language: 'en', start: 'Start all four', stop: 'Stop', second: '1 s' },
] as const;

const WAYS = ['polling', 'long-polling', 'sse', 'websocket'] as const;

for (const { language, start, stop, second } of LANGUAGES) {
	test.describe(`push demo (${language})`, () => {
		const column = (page: Page, way: string) => page.locator(`li[data-way="${way}"]`);
		const count = async (page: Page, way: string, what: string) =>
			Number(await column(page, way).locator(`[data-count="${what}"]`).innerText());

		async function open(page: Page) {
			await page.goto(`/${language}/lessons/why-websocket/`);
			const demo = page.locator('[data-demo="push"]');
			await demo.scrollIntoViewIfNeeded();
			await demo.getByRole('radio', { name: second, exact: true }).check();
			await demo.getByRole('button', { name: start }).click();
			return demo;
		}

		test('the four columns agree with each other to a second', async ({ page }) => {
			await open(page);
			for (const way of WAYS) {
				await expect.poll(() => count(page, way, 'ticks')).toBeGreaterThanOrEqual(4);
			}
			// Read in one go, so that no tick falls between two readings.
			const seconds = await page
				.locator('li[data-way]')
				.evaluateAll((columns) => columns.map((one) => Number(one.getAttribute('data-tick'))));
			expect(seconds).toHaveLength(4);
			expect(Math.max(...seconds) - Math.min(...seconds)).toBeLessThanOrEqual(1);
		});

		test('counts what was really asked', async ({ page }) => {
			const asked: Request[] = [];
			page.on('request', (request) => asked.push(request));
			const sockets: string[] = [];
			page.on('websocket', (socket) => sockets.push(socket.url()));
			const demo = await open(page);
			await expect.poll(() => count(page, 'long-polling', 'ticks')).toBeGreaterThanOrEqual(3);
			await demo.getByRole('button', { name: stop }).click();
			const made = (path: string) =>
				asked.filter((request) => new URL(request.url()).pathname === path).length;
			expect(await count(page, 'polling', 'requests')).toBe(made('/live/push/now'));
			expect(await count(page, 'long-polling', 'requests')).toBe(made('/live/push/next'));
			expect(await count(page, 'sse', 'requests')).toBe(made('/live/push/stream'));
			expect(await count(page, 'websocket', 'requests')).toBe(
				sockets.filter((url) => new URL(url).pathname === '/live/push').length,
			);
		});

		test('a socket misses no second and costs the fewest bytes', async ({ page }) => {
			const demo = await open(page);
			await expect.poll(() => count(page, 'websocket', 'ticks')).toBeGreaterThanOrEqual(6);
			await demo.getByRole('button', { name: stop }).click();
			expect(await count(page, 'websocket', 'missed')).toBe(0);
			expect(await count(page, 'sse', 'missed')).toBe(0);
			const bytes = await Promise.all(
				WAYS.map(async (way) =>
					Number(await column(page, way).locator('[data-bytes]').getAttribute('data-bytes')),
				),
			);
			expect(Math.min(...bytes)).toBe(bytes[3] ?? 0);
		});
	});
}
