import { expect, inOneBrowser, test } from './fixtures';
import { PubsubPage } from './pubsub-page';
import { QuestionPage } from './question-page';

const LESSON = '/lessons/pub-sub/';
/** How many parts `join-then-hear` has. */
const PARTS = 5;

for (const language of ['ja', 'en']) {
	const lesson = `/${language}${LESSON}`;

	test(
		`parts are put in order by the keyboard, and each move is said (${language})`,
		inOneBrowser(language),
		async ({ page }) => {
			const question = await QuestionPage.open(page, lesson, 'join-then-hear');
			const [top, second] = await question.order();
			await question.grip(0).focus();
			await page.keyboard.press('ArrowDown');
			expect((await question.order()).slice(0, 2)).toEqual([second, top]);
			await expect(question.grip(1)).toBeFocused();
			await expect(question.question.getByRole('status')).toContainText(/ 2 /);
			await page.keyboard.press('End');
			expect((await question.order()).at(-1)).toBe(top);
			await expect(question.grip(PARTS - 1)).toBeFocused();

			// The page says which line is the first that stands wrong; that is enough to get it right.
			for (let place = 0; place < PARTS - 1; place += 1) {
				for (let tries = place; tries < PARTS; tries += 1) {
					await question.check();
					await expect(question.form).toHaveAttribute('data-verdict');
					const stands = await question.question.locator('[data-part] strong').count();
					if ((await question.form.getAttribute('data-verdict')) === 'right') break;
					if (stands > place + 1) break;
					await question.grip(place).focus();
					await page.keyboard.press('End');
				}
			}
			await expect(question.form).toHaveAttribute('data-verdict', 'right');
			await expect(question.question.locator('[data-part] small')).toHaveCount(PARTS);
		},
	);
}

test('a part is put in its place by dragging it, and a button moves it on', async ({ page }) => {
	const question = await QuestionPage.open(page, `/en${LESSON}`, 'join-then-hear');
	const offered = await question.order();
	const [from, to] = [await question.grip(0).boundingBox(), await question.grip(3).boundingBox()];
	if (!from || !to) throw new Error('The parts are not laid out.');
	await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
	await page.mouse.down();
	await page.mouse.move(to.x + to.width / 2, to.y + to.height, { steps: 8 });
	await page.mouse.up();
	const [top, ...rest] = offered;
	expect(await question.order()).toEqual([...rest.slice(0, 3), top, ...rest.slice(3)]);
	// Let go, it stays.
	await page.mouse.move(from.x, from.y);
	expect(await question.order()).toEqual([...rest.slice(0, 3), top, ...rest.slice(3)]);
	await question.question.locator('[data-part]').nth(3).getByRole('button').last().click();
	expect(await question.order()).toEqual([...rest, top]);
});

test(
	'a prediction is compared with what the demo then does, right or wrong',
	{ tag: '@firefox' },
	async ({ page }) => {
		const board = await PubsubPage.open(page, `/en${LESSON}`, 3);
		const question = new QuestionPage(page, 'server-publish-from-outside');
		await question.comesAlive();
		await board.choose('server.publish');

		await question.predict(0);
		await board.topic(2, 'news').click();
		await expect(board.topic(2, 'news')).toHaveAttribute('aria-pressed', 'false');
		await board.send(2, 'from outside');
		await expect(question.form).toHaveAttribute('data-verdict', 'wrong');
		await expect(question.question.locator('[data-came]')).toHaveAttribute(
			'data-came',
			'all-but-me',
		);
		await expect(question.question.locator('.feedback')).toContainText('is no subscriber');

		// The same demo, with nobody listening, does something else: the answer is not a stored one.
		await question.question.locator('.actions button').click();
		await question.predict(2);
		for (const client of [1, 3]) {
			await board.topic(client, 'news').click();
			await expect(board.topic(client, 'news')).toHaveAttribute('aria-pressed', 'false');
		}
		await board.send(2, 'to nobody');
		await expect(question.form).toHaveAttribute('data-verdict', 'right');
		await expect(question.question.locator('[data-came]')).toHaveAttribute('data-came', 'nobody');
	},
);

test('of several right answers, it says what is right, what is not, and how many are missing', async ({
	page,
}) => {
	const question = await QuestionPage.open(
		page,
		'/en/lessons/first-connection/',
		'dropped-in-silence',
	);
	const boxes = question.question.getByRole('checkbox');
	const verdicts = question.question.locator('.feedback [data-verdict]');
	await boxes.nth(0).check();
	await boxes.nth(2).check();
	await question.check();
	await expect(question.form).toHaveAttribute('data-verdict', 'wrong');
	await expect(verdicts).toHaveCount(2);
	await expect(verdicts.first()).toHaveAttribute('data-verdict', 'wrong');
	await expect(verdicts.last()).toHaveAttribute('data-verdict', 'right');
	await expect(question.question.locator('.feedback')).toContainText('still missing: 1');
	await boxes.nth(0).uncheck();
	await boxes.nth(3).check();
	await question.check();
	await expect(question.form).toHaveAttribute('data-verdict', 'right');
});

test('the other demos tell what they did, too', async ({ page }) => {
	const close = await QuestionPage.open(
		page,
		'/en/lessons/first-connection/',
		'close-without-a-code',
	);
	await close.predict(0);
	await close.goToDemo();
	const echo = page.locator('[data-demo="echo"]');
	await echo.getByRole('button', { name: 'Connect', exact: true }).click();
	await echo.getByLabel('Close from the page').selectOption('none');
	await echo.getByRole('button', { name: 'socket.close()' }).click();
	await expect(close.form).toHaveAttribute('data-verdict', 'wrong');
	await expect(close.question.locator('[data-came]')).toHaveAttribute('data-came', '1005');

	const changes = await QuestionPage.open(page, '/en/lessons/handshake/', 'what-changes');
	await changes.predict(2);
	await changes.goToDemo();
	await expect(page.locator('[data-demo="handshake"]')).toBeFocused();
	await page.locator('[data-demo="handshake"]').getByRole('button').first().click();
	await expect(changes.form).toHaveAttribute('data-verdict', 'right');

	const nonsense = await QuestionPage.open(page, '/en/lessons/chat-app/', 'nonsense');
	await nonsense.predict(0);
	await nonsense.goToDemo();
	const chat = page.locator('[data-demo="chat"]');
	await chat.getByRole('button', { name: 'Join', exact: true }).first().click();
	await chat.getByRole('button', { name: 'Join', exact: true }).click();
	await expect(chat.locator('li[data-status="open"]')).toHaveCount(2);
	await chat.getByRole('button', { name: 'Send what is not JSON' }).first().click();
	await expect(nonsense.form).toHaveAttribute('data-verdict', 'wrong');
	await expect(nonsense.question.locator('[data-came]')).toHaveAttribute('data-came', 'answered');
});

test('no answer stands in the source of a page', async ({ request }) => {
	const source = await (await request.get(`/en${LESSON}`)).text();
	expect(source).toContain('Who hears it?');
	for (const answer of [
		'all-but-me',
		'is no subscriber',
		'a topic keeps nothing',
		'no subscription',
	]) {
		expect(source.includes(answer), answer).toBe(false);
	}
});

test(
	'what is chosen before a question is alive stays chosen',
	{ tag: '@firefox' },
	async ({ page }) => {
		let release = () => undefined as void;
		const released = new Promise<void>((resolve) => (release = resolve));
		await page.route('**/_astro/*.js', async (route) => {
			await released;
			await route.continue();
		});
		await page.goto(`/en${LESSON}`, { waitUntil: 'commit' });
		const question = new QuestionPage(page, 'who-hears');
		await question.question.getByRole('radio').first().check();
		release();
		await question.comesAlive();
		await expect(question.question.getByRole('radio').first()).toBeChecked();
		await question.check();
		await expect(question.form).toHaveAttribute('data-verdict', 'right');
	},
);

test('a result that comes out of sight is told where the reader is', async ({ page }) => {
	const question = await QuestionPage.open(page, '/ja/lessons/handshake/', 'what-changes');
	await question.predict(2);
	await question.goToDemo();
	await page.getByRole('button', { name: 'もう一度ハンドシェイクする' }).click();
	const note = page.getByRole('button', { name: '予想の結果が出ました' });
	await expect(note).toBeInViewport();
	await note.click();
	await expect(question.question.locator('[data-came]')).toBeInViewport();
	await expect(note).toHaveCount(0);
});

test('a question says so when its answer cannot be fetched, and asks again', async ({
	page,
	faults,
}) => {
	faults.expected(/Failed to load resource|ERR_FAILED/);
	await page.route('**/answers.json', (route) => route.abort());
	const question = await QuestionPage.open(page, `/en${LESSON}`, 'who-hears');
	await question.question.getByRole('radio').first().check();
	await question.check();
	await expect(question.question.locator('.feedback')).toContainText('could not be loaded');
	await expect(question.form).not.toHaveAttribute('data-verdict');
	await page.unroute('**/answers.json');
	await question.check();
	await expect(question.form).toHaveAttribute('data-verdict', 'right');
	await expect(question.question.locator('.feedback')).not.toContainText('could not');
});

test('a question can be read with JavaScript off, and says what it needs', async ({ browser }) => {
	const page = await browser.newPage({ javaScriptEnabled: false });
	await page.goto(`/en${LESSON}`);
	for (const id of ['join-then-hear', 'server-publish-from-outside', 'who-hears']) {
		const question = page.locator(`[data-question="${id}"]`);
		await expect(question.locator('legend')).toBeVisible();
		await expect(question).toContainText('JavaScript', { useInnerText: true });
		await expect(question.getByRole('button')).toHaveCount(0);
	}
	await page.close();
});
