import { expect, test } from './fixtures';
import { PubsubPage } from './pubsub-page';

const LANGUAGES = [
	{
		language: 'ja',
		reached: (of: number) => `${String(of)} 人中 ${String(of)} 人に届いた`,
		slow: 'ゆっくり',
		pause: '一時停止',
		resume: '再開',
	},
	{
		language: 'en',
		reached: (of: number) => `Reached ${String(of)} of ${String(of)}`,
		slow: 'Slow',
		pause: 'Pause',
		resume: 'Resume',
	},
] as const;

for (const { language, reached, slow, pause, resume } of LANGUAGES) {
	test.describe(`fan-out board (${language})`, () => {
		const start = `/${language}/`;
		const join = `/${language}/join/`;

		test('a message reaches every other subscriber, and the foot line counts them', async ({
			page,
		}) => {
			const board = await PubsubPage.open(page, start, 3);
			await board.send(1, 'to all of you');
			await expect(board.messages(2)).toHaveText('to all of you');
			await expect(board.messages(3)).toHaveText('to all of you');
			await expect(board.foot).toHaveText(reached(2));
			await expect(board.messages(1)).toHaveCount(0);
		});

		test('server.publish reaches the sender too', async ({ page }) => {
			const board = await PubsubPage.open(page, start, 3);
			await board.choose('server.publish');
			await board.send(1, 'and to me');
			await expect(board.messages(1)).toHaveText('and to me');
			await expect(board.foot).toHaveText(reached(3));
		});

		test('a tab that has left a topic does not hear it', async ({ page }) => {
			const board = await PubsubPage.open(page, start, 3);
			await board.topic(2, 'random').click();
			await board.topic(2, 'news').click();
			await expect(board.topic(2, 'news')).toHaveAttribute('aria-pressed', 'false');
			await expect(board.topic(2, 'random')).toHaveAttribute('aria-pressed', 'true');
			await board.send(1, 'news');
			await board.send(1, 'the marker after it', 'random');
			await expect(board.messages(2)).toHaveText(['the marker after it']);
			await expect(board.messages(3)).toHaveText(['news']);
		});

		test('the pills go to exactly those who got the message', async ({ page }) => {
			const board = await PubsubPage.open(page, start, 3);
			await board.topic(2, 'news').click();
			await expect(board.topic(2, 'news')).toHaveAttribute('aria-pressed', 'false');
			const landing = page.evaluate(
				() =>
					new Promise<string[]>((resolve) => {
						const to: string[] = [];
						new MutationObserver((records) => {
							for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
								if (node instanceof HTMLElement && node.dataset.to) to.push(node.dataset.to);
							}
							const rail = document.querySelector('[data-topic="news"][data-live]');
							if (to.length > 0 && !rail) resolve(to);
						}).observe(document.body, { subtree: true, childList: true, attributes: true });
					}),
			);
			await board.send(1, 'only for 3');
			expect(await landing).toEqual(['3']);
		});

		test('a second browser tab hears what the first one sends, and answers', async ({
			context,
			page,
		}) => {
			const board = await PubsubPage.open(page, start, 3);
			const opening = context.waitForEvent('page');
			await board.board.locator('a[target="_blank"]').click();
			const second = await opening;
			const other = new PubsubPage(second);
			await expect(other.client(4)).toHaveAttribute('data-status', 'open');
			await expect(board.client(4)).toBeVisible();

			await board.send(1, 'are you there');
			await expect(other.messages(4)).toHaveText('are you there');
			await expect(board.foot).toHaveText(reached(3));
			await other.send(4, 'yes');
			await expect(board.messages(2)).toHaveText(['are you there', 'yes']);

			await second.close();
			await expect(board.client(4)).toHaveCount(0);
		});

		test('a second profile hears what is in its room, and a third in another does not', async ({
			browser,
			page,
			faults,
		}) => {
			const board = await PubsubPage.open(page, start, 3);
			const guests = await Promise.all([browser.newContext(), browser.newContext()]);
			const [guestTab, strangerTab] = await Promise.all(guests.map((guest) => guest.newPage()));
			if (!guestTab || !strangerTab) throw new Error('a profile opens a tab');
			for (const tab of [guestTab, strangerTab]) {
				tab.on('pageerror', (error) => faults.list.push(error.message));
			}
			await guestTab.goto(await board.link());
			const guest = new PubsubPage(guestTab);
			await expect(guest.client(4)).toHaveAttribute('data-status', 'open');
			const stranger = await PubsubPage.open(strangerTab, start, 3);

			await board.send(1, 'for this room');
			await expect(guest.messages(4)).toHaveText('for this room');
			await stranger.send(1, 'the marker after it');
			await expect(stranger.messages(2)).toHaveText(['the marker after it']);
			await expect(guest.messages(4)).toHaveText(['for this room']);
			await Promise.all(guests.map((context) => context.close()));
		});

		test('a card that closes is left out, says its code, and comes back with its number', async ({
			page,
		}) => {
			const board = await PubsubPage.open(page, start, 3);
			await board.client(2).locator('.cut').click();
			await expect(board.client(2)).toHaveAttribute('data-status', 'closed');
			await expect(board.client(2)).toContainText('1000');
			await board.send(1, 'two is away');
			await expect(board.foot).toHaveText(reached(1));
			await board.client(2).locator('.again').click();
			await expect(board.client(2)).toHaveAttribute('data-status', 'open');
			await board.send(1, 'two is back');
			await expect(board.messages(2)).toHaveText(['two is back']);
		});

		test('slowed, a card shows a message only when its pill has landed; the log at once', async ({
			page,
		}) => {
			const board = await PubsubPage.open(page, start, 3);
			await board.choose(slow);
			await board.send(1, 'slowly');
			await expect(board.log).toContainText('slowly');
			await expect(board.messages(2)).toHaveCount(0);
			await expect(board.messages(2)).toHaveText('slowly');
		});

		test('paused, the picture holds and loses nothing', async ({ page }) => {
			const board = await PubsubPage.open(page, start, 3);
			await board.board.getByRole('button', { name: pause }).click();
			await board.send(1, 'first');
			await board.send(1, 'second');
			await expect(board.foot).toHaveText(reached(2));
			await expect(board.messages(2)).toHaveCount(0);
			await board.board.getByRole('button', { name: resume }).click();
			await expect(board.messages(2)).toHaveText(['first', 'second']);
		});

		test('everything can be done from the keyboard', async ({ page }) => {
			const board = await PubsubPage.open(page, start, 3);
			await board.topic(3, 'random').focus();
			await page.keyboard.press('Space');
			await expect(board.topic(3, 'random')).toHaveAttribute('aria-pressed', 'true');
			await board.board.locator('input[value="others"]').focus();
			await page.keyboard.press('ArrowRight');
			await expect(board.board.locator('input[value="everyone"]')).toBeChecked();
			await board.client(1).getByRole('textbox').focus();
			await page.keyboard.press('ControlOrMeta+A');
			await page.keyboard.type('typed');
			await page.keyboard.press('Enter');
			await expect(board.messages(1)).toHaveText('typed');
			await expect(board.messages(3)).toHaveText('typed');
		});

		test('a link with a room that is none says so and goes on in the own room', async ({
			page,
		}) => {
			const board = await PubsubPage.open(page, `${join}?room=lobby`, 1);
			await expect(board.board.getByRole('alert')).toBeVisible();
		});
	});
}

test.describe('with reduced motion', () => {
	test.use({ contextOptions: { reducedMotion: 'reduce' } });

	test('nothing travels, and the message arrives all the same', async ({ page }) => {
		const board = await PubsubPage.open(page, '/en/', 3);
		const paths = page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					new MutationObserver(() => {
						const pill = document.querySelector('.pill[data-to]');
						const [animation] = pill?.getAnimations() ?? [];
						if (!(animation?.effect instanceof KeyframeEffect)) return;
						const places = animation.effect.getKeyframes().map(({ transform }) => transform);
						resolve(new Set(places).size);
					}).observe(document.body, { subtree: true, childList: true });
				}),
		);
		await board.send(1, 'calm');
		expect(await paths).toBe(1);
		await expect(board.messages(2)).toHaveText('calm');
	});
});
