import { test } from './fixtures';
import { PubsubPage } from './pubsub-page';

test.use({ viewport: { width: 1000, height: 800 }, deviceScaleFactor: 2 });

for (const { language, text, slow } of [
	{ language: 'ja', text: 'みんな、こんにちは', slow: 'ゆっくり' },
	{ language: 'en', text: 'Hello, everyone', slow: 'Slow' },
]) {
	test(`the board in the middle of a delivery (${language})`, async ({ page }) => {
		const board = await PubsubPage.open(page, `/${language}/`, 3);
		await board.topic(3, 'random').click();
		await board.send(2, text);
		await board.messages(1).waitFor();
		await board.choose(slow);
		await board.send(2, text);
		await page.locator('.pill[data-to="1"]').waitFor();
		// Stops the pills half-way down, where a picture says most.
		await page.evaluate(() => {
			for (const animation of document.getAnimations()) {
				if (
					animation.effect instanceof KeyframeEffect &&
					animation.effect.target?.matches('.pill')
				) {
					animation.pause();
					animation.currentTime = 330;
				}
			}
		});
		await board.board.screenshot({ path: `.github/board-${language}.png` });
	});
}
