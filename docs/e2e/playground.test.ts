import { bringAxe, LOOKS_IN, take, violations } from './axe';
import { expect, inOneBrowser, test } from './fixtures';
import { PlaygroundPage } from './playground-page';
import { pages } from './site';

const STEP = 'pub-sub/2-others';
const RESET_ALL = { ja: 'すべて元に戻す', en: 'Reset all' };
const UNDO = { ja: '元に戻すのを取り消す', en: 'Undo the reset' };
const COMPARE = { ja: '変更を見る', en: 'Show my changes' };
const ASIDE = { ja: '取っておいたコード（1）', en: 'Kept versions \\(1\\)' };
const SHARE = { ja: 'リンクで共有', en: 'Share by link' };

const lesson = (language: string) => `/${language}/lessons/pub-sub/`;

test('there is a door below each listing that runs in a page', () => {
	const lessons = pages.filter(({ path }) => path.includes('/lessons/'));
	expect(lessons.length).toBeGreaterThan(0);
	for (const { path, html } of lessons) {
		const listings = html.split(/class="listing[\s"]/).slice(1);
		expect(listings.length, path).toBeGreaterThan(0);
		for (const listing of listings) {
			if (/<button[^>]+data-program="/.test(listing)) continue;
			// Without a door: our own handlers, and what is for the terminal.
			expect(listing, path).toMatch(/demo-server\/live\/|(handshake|accept-key|frame|talk)\.ts/);
		}
	}
});

test.describe('with JavaScript off', () => {
	test.use({ javaScriptEnabled: false });
	test('there is no door', async ({ page }) => {
		await page.goto(lesson('en'));
		await expect(page.locator('.listing').first()).toBeVisible();
		for (const door of await page.locator('button[data-program]').all()) {
			await expect(door).toBeHidden();
		}
	});
});

for (const language of ['ja', 'en'] as const) {
	test.describe(`the playground (${language})`, inOneBrowser(language), () => {
		test('opens the whole program, with the file of its door in front', async ({ page }) => {
			await page.goto(lesson(language));
			const door = PlaygroundPage.doors(page, STEP).nth(1);
			await door.click();
			const playground = new PlaygroundPage(page);
			await expect(playground.files).toHaveCount(2);
			await expect(playground.file('App.svelte')).toHaveAttribute('aria-selected', 'true');
			await expect(playground.editor).toContainText('new WebSocket');
			await playground.file('index.ts').click();
			await expect(playground.editor).toContainText('upgradeWebSocket');
			expect(await playground.text()).not.toContain('#region');
			await playground.leave();
			await expect(door).toBeFocused();
		});

		test('keeps edits on reload, resets, and takes the reset back', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			const original = await playground.text();
			await playground.replaceAll('// mine\n');
			await page.reload();
			await PlaygroundPage.doors(page, STEP).first().click();
			await expect(playground.editor).toContainText('// mine');
			await playground.button(RESET_ALL).click();
			await expect.poll(() => playground.text()).toBe(original);
			await playground.button(UNDO).click();
			await expect(playground.editor).toContainText('// mine');
			await page.reload();
			await PlaygroundPage.doors(page, 'pub-sub/1-everyone').first().click();
			await expect(playground.editor).toContainText('upgradeWebSocket');
		});

		test('what is typed in one tab is seen in the other, and neither is lost', async ({
			page,
			context,
		}) => {
			const here = await PlaygroundPage.open(page, lesson(language), STEP);
			const there = await PlaygroundPage.open(await context.newPage(), lesson(language), STEP);
			await there.replaceAll('// there\n');
			await expect(here.editor).toContainText('// there');
			await here.file('App.svelte').click();
			await here.replaceAll('// here\n');
			await there.file('App.svelte').click();
			await expect(there.editor).toContainText('// here');
			await there.file('index.ts').click();
			await expect(there.editor).toContainText('// there');
		});

		test('shows what was changed', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.editor.click();
			await page.keyboard.press('ControlOrMeta+Home');
			await page.keyboard.insertText('// new line\n');
			await playground.button(COMPARE).click();
			await expect(playground.playground.locator('.cm-changedLine')).toHaveText('// new line');
			await playground.replaceAll('');
			await expect(playground.playground.locator('.cm-deletedChunk')).toContainText('Hono');
			await playground.button(COMPARE).click();
			await expect(playground.playground.locator('.cm-deletedChunk')).toHaveCount(0);
		});

		test('a link brings the program to another browser, and runs nothing there', async ({
			page,
			browser,
		}) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.replaceAll("console.log('shared')\n");
			await playground.button(SHARE).click();
			const field = playground.playground.locator('dialog input');
			await expect(field).toHaveValue(/#program=/);
			const link = await field.inputValue();
			expect(link).toContain('#program=');

			const context = await browser.newContext();
			const other = await context.newPage();
			const theirs = await PlaygroundPage.open(other, lesson(language), STEP);
			await theirs.replaceAll('// theirs\n');
			await theirs.leave();
			await other.goto(link);
			await expect(theirs.editor).toContainText("console.log('shared')");
			await expect(theirs.playground).toHaveAttribute('data-status', 'idle');
			const notice = theirs.playground.locator('[data-question="shared"]');
			await expect(notice).toBeVisible();
			await notice.getByRole('button').click();
			await expect(theirs.editor).toContainText('// theirs');
			await expect.poll(() => new URL(other.url()).hash).toBe('');
			await context.close();
		});

		test('asks which to take when the listing has changed since', async ({ page }) => {
			await page.goto(lesson(language));
			await page.evaluate((step) => {
				const own = { base: 'an older listing', files: { 'server/src/index.ts': '// mine' } };
				const edits = JSON.stringify({ version: 1, own, aside: [] });
				localStorage.setItem(`websocket-hands-on.playground.${step}`, edits);
			}, STEP);
			await PlaygroundPage.doors(page, STEP).first().click();
			const playground = new PlaygroundPage(page);
			await expect(playground.editor).toContainText('// mine');
			const notice = playground.playground.locator('[data-question="newer"]');
			await notice.getByRole('button').nth(1).click();
			await expect(playground.editor).toContainText('upgradeWebSocket');
			await expect(notice).toHaveCount(0);
			await playground.button(ASIDE).click();
			await expect(playground.editor).toContainText('// mine');
		});

		test('opens below a demo from a listing in the demo’s trace', async ({ page }) => {
			await page.goto(lesson(language));
			const demo = page.locator('[data-demo="pubsub"]');
			await demo.scrollIntoViewIfNeeded();
			// It comes alive when it is seen, and its listings are put there anew.
			await expect(demo).toHaveAttribute('data-status', 'open');
			await demo.locator('button[data-program]').first().click();
			const playground = new PlaygroundPage(page);
			await expect(playground.editor).toBeVisible();
			await playground.playground.locator('.dock').click();
			await expect(demo.locator('[data-playground]')).toHaveCount(0);
			await expect(playground.playground).toBeInViewport();
		});

		test('a broken link says so, and touches nothing', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.replaceAll('// mine\n');
			await playground.leave();
			await page.goto(`${lesson(language)}#program=bm90IGEgcHJvZ3JhbQ`);
			const notice = page.locator('[data-question="broken"]');
			await expect(notice).toBeVisible();
			await notice.getByRole('button').click();
			await expect(notice).toHaveCount(0);
			await PlaygroundPage.doors(page, STEP).first().click();
			await expect(playground.editor).toContainText('// mine');
		});

		test('can be used with the keyboard alone', async ({ page }) => {
			await page.goto(lesson(language));
			const door = PlaygroundPage.doors(page, STEP).first();
			await door.focus();
			await page.keyboard.press('Enter');
			const playground = new PlaygroundPage(page);
			await expect(playground.run).toBeFocused();
			await playground.files.first().focus();
			await page.keyboard.press('ArrowRight');
			await expect(playground.files.nth(1)).toBeFocused();
			await expect(playground.files.nth(1)).toHaveAttribute('aria-selected', 'true');
			await page.keyboard.press('Tab');
			await expect(playground.editor).toBeFocused();
			await page.keyboard.press('ControlOrMeta+Home');
			await page.keyboard.press('Tab');
			await expect(playground.editor).toBeFocused();
			expect(await playground.text()).toMatch(/^\s/);
			await page.keyboard.press('Escape');
			await expect(playground.playground).toBeVisible();
			await page.keyboard.press('Tab');
			await expect(playground.editor).not.toBeFocused();
			await expect(playground.playground.locator(':focus')).toHaveCount(1);
			await page.keyboard.press('Escape');
			await expect(playground.playground).toHaveCount(0);
			await expect(door).toBeFocused();
		});
	});

	test(`the playground has no axe violation (${language})`, async ({ page }) => {
		test.setTimeout(120_000);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		const playground = await PlaygroundPage.open(page, lesson(language), STEP);
		// As much at once as there can be: a change, a mistake that was thrown, sockets, a console.
		await playground.replace('String(event.data)', 'JSON.parse(String(event.data))');
		await playground.button(COMPARE).click();
		await playground.start(2);
		await playground.tab(1).getByRole('textbox').fill('oops');
		await playground.tab(1).getByRole('button').click();
		await expect(playground.playground.locator('[data-problem]')).toHaveCount(1);
		await bringAxe(page);
		const found: string[] = [];
		for (const look of LOOKS_IN[language]) {
			await take(page, look);
			for (const pane of look.width < 800 ? [0, 1] : [0]) {
				const views = playground.playground.locator('.views').getByRole('radio');
				if (look.width < 800) await views.nth(pane).check();
				for (const fault of await violations(page, '[data-playground]')) {
					found.push(`${look.theme} ${String(look.width)} ${String(pane)}: ${fault}`);
				}
			}
		}
		expect(found).toEqual([]);
	});
}

test('says when the browser keeps nothing', async ({ page }) => {
	await page.addInitScript(() => {
		const { setItem } = Storage.prototype;
		Storage.prototype.setItem = function (key, value) {
			if (key.includes('playground')) throw new DOMException('No room', 'QuotaExceededError');
			setItem.call(this, key, value);
		};
	});
	const playground = await PlaygroundPage.open(page, lesson('en'), STEP);
	await playground.replaceAll('// mine\n');
	await expect(playground.playground.locator('[data-question="not-kept"]')).toBeVisible();
	await expect(playground.editor).toContainText('// mine');
});

/** Kilobytes over the wire: what the click on a door brings, and the first run after it. */
const WEIGHT = { open: 230, run: 330 };

test(`a click on a door brings at most ${String(WEIGHT.open)} KB, the first run ${String(WEIGHT.run)} KB`, async ({
	page,
	context,
}, testInfo) => {
	await page.goto(lesson('en'));
	const client = await context.newCDPSession(page);
	await client.send('Network.enable');
	let bytes = 0;
	client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	const weighed = () => {
		const kilobytes = bytes / 1000;
		bytes = 0;
		return kilobytes;
	};
	await page.waitForLoadState('networkidle');
	weighed();

	await PlaygroundPage.doors(page, STEP).first().click();
	const playground = new PlaygroundPage(page);
	await expect(playground.editor).toBeVisible();
	await page.waitForLoadState('networkidle');
	const opened = weighed();
	await playground.start(2);
	const run = weighed();
	const description = `open ${opened.toFixed(1)} KB, first run ${run.toFixed(1)} KB`;
	testInfo.annotations.push({ type: 'weight', description });
	expect(opened, description).toBeLessThanOrEqual(WEIGHT.open);
	expect(run, description).toBeLessThanOrEqual(WEIGHT.run);
});
