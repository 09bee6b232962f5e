import decodeQR from 'qr/decode.js';

import { expect, test } from './fixtures';
import { OwnServer } from './own-server';
import { PubsubPage } from './pubsub-page';

const PORT = 4396;

test('without --lan, the board says how to let a phone in', async ({ page }) => {
	const board = await PubsubPage.open(page, '/en/', 3);
	await board.board.getByRole('button', { name: 'Join by phone' }).click();
	await expect(page.getByRole('dialog')).toContainText('npm start -- --lan');
});

test.describe('with --lan', () => {
	// One after the other: both need the port.
	test.describe.configure({ mode: 'serial' });
	const server = new OwnServer(PORT, ['--lan']);
	test.use({ baseURL: `http://localhost:${String(PORT)}` });
	test.beforeAll(() => server.start());
	test.afterAll(() => server.stop());

	for (const { language, invite, phone } of [
		{ language: 'ja', invite: 'スマホで参加', phone: 'スマホ' },
		{ language: 'en', invite: 'Join by phone', phone: 'phone' },
	]) {
		test(`the QR code leads a phone into the room (${language})`, async ({ page, browser }) => {
			const board = await PubsubPage.open(page, `/${language}/`, 3);
			await board.board.getByRole('button', { name: invite }).click();
			const picture = page.getByRole('dialog').getByRole('img');
			await expect(picture).toBeVisible();
			// Draws the code as pixels, and reads it as a phone's camera would.
			const image = await picture.evaluate((svg) => {
				const size = svg.getAttribute('viewBox')?.split(' ').map(Number)[2] ?? 0;
				const scale = 4;
				const canvas = new OffscreenCanvas(size * scale, size * scale);
				const pen = canvas.getContext('2d');
				if (!pen) throw new Error('no canvas');
				pen.fillStyle = '#fff';
				pen.fillRect(0, 0, canvas.width, canvas.height);
				pen.scale(scale, scale);
				pen.fillStyle = '#000';
				pen.fill(new Path2D(svg.querySelector('path')?.getAttribute('d') ?? ''));
				const { width, height, data } = pen.getImageData(0, 0, canvas.width, canvas.height);
				return { width, height, data: [...data] };
			});
			const link = new URL(decodeQR({ ...image, data: Uint8ClampedArray.from(image.data) }));
			expect(link.searchParams.get('as')).toBe('phone');
			expect(link.port).toBe(String(PORT));
			expect(link.hostname).not.toBe('localhost');
			await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(link.href);
			await page.keyboard.press('Escape');

			// The tests may not leave this machine: the phone takes the same path by another name.
			const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
			const tab = await context.newPage();
			await tab.goto(server.origin + link.pathname + link.search);
			const guest = new PubsubPage(tab);
			await expect(guest.client(4)).toHaveAttribute('data-status', 'open');
			await expect(board.client(4)).toContainText(phone);
			await guest.send(4, 'from my phone');
			await expect(board.messages(1)).toHaveText('from my phone');
			await context.close();
		});
	}
});
