import { expect, inOneBrowser, test } from './fixtures';
import { PlaygroundPage } from './playground-page';

const STEP = 'pub-sub/2-others';
const RESET_ALL = { ja: 'すべて元に戻す', en: 'Reset all' };

const lesson = (language: string) => `/${language}/lessons/pub-sub/`;

for (const language of ['ja', 'en']) {
	test.describe(`a program in the playground (${language})`, inOneBrowser(language), () => {
		test('what is edited takes effect, in the server and in each tab', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.replace("'Somebody came in'", "'A new face'");
			await playground.file('App.svelte').click();
			await playground.replace('Send', 'Speak');
			await page.keyboard.press('ControlOrMeta+Enter');
			await expect(playground.tab(1).getByText('A new face')).toBeVisible();
			await playground.tab(2).getByRole('textbox').fill('from tab 2');
			await playground.tab(2).getByRole('button', { name: 'Speak' }).click();
			await expect(playground.tab(1).getByText('from tab 2')).toBeVisible();
			await expect(playground.log).toContainText('from tab 2');
		});

		test('opens a third tab while it runs, and closes it again', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.start(2);
			const count = playground.playground.locator('.result > .bar').getByRole('radio');
			await count.nth(2).check();
			await playground.tab(1).getByRole('textbox').fill('to all');
			await expect(playground.playground.locator('[data-client="3"]')).toHaveAttribute(
				'data-status',
				'open',
			);
			await playground.tab(1).getByRole('button').click();
			await expect(playground.tab(3).getByText('to all')).toBeVisible();
			await count.nth(0).check();
			await expect(playground.playground.locator('iframe')).toHaveCount(1);
			await expect(playground.tab(1).getByText('to all')).toBeVisible();
		});

		test('shows a mistake at its line, and leads there', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.replace('const app = new Hono();', 'const app = new Hono(;');
			await playground.file('App.svelte').click();
			await playground.run.click();
			const problem = playground.playground.locator('[data-problem="compile"]');
			await expect(problem.first()).toBeVisible();
			await expect(playground.playground).toHaveAttribute('data-status', 'ended');
			await problem.first().getByRole('button').click();
			await expect(playground.file('index.ts')).toHaveAttribute('aria-selected', 'true');
			await expect(playground.editor).toBeFocused();
			await expect(playground.playground.locator('.cm-lint-marker-error')).toHaveCount(1);
			await expect(playground.playground.locator('.cm-activeLine')).toHaveText(
				'const app = new Hono(;',
			);
		});

		test('says which modules the page has, where one is imported that it lacks', async ({
			page,
		}) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.replace(
				'const app = new Hono();',
				"import 'valibot';\nconst app = new Hono();",
			);
			await playground.run.click();
			const { playground: view } = playground;
			await expect(view.locator('[data-problem="lacking"]')).toContainText('valibot');
			await expect(view.locator('.problems .hint')).toContainText('Hono');
			await expect(view.getByRole('status').first()).toContainText(/モジュール|module/);
		});

		test('says what a thrown error does to the server and its sockets', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.replace('String(event.data)', 'JSON.parse(String(event.data))');
			await playground.start(2);
			await playground.tab(1).getByRole('textbox').fill('oops');
			await playground.tab(1).getByRole('button').click();
			await expect(playground.playground).toHaveAttribute('data-status', 'ended');
			await expect(playground.playground.locator('[data-problem="thrown"]')).toContainText('JSON');
			const closed = playground.playground.locator('[data-client][data-status="closed"]');
			await expect(closed).toHaveCount(2);
			await expect(closed.first()).toContainText('1006');
		});

		test('stops a server that never ends, says why, and runs again', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.replace('const app =', 'for (;;);\nconst app =');
			await playground.run.click();
			await expect(playground.playground).toHaveAttribute('data-status', 'stopped');
			await expect(playground.playground.getByRole('status').first()).toContainText(/ループ|loop/);
			await playground.button(RESET_ALL).click();
			await playground.start(2);
		});

		test('lights the lines that ran, and steps through them', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await playground.start(2);
			const trace = playground.playground.locator('.trace');
			const [back, forward, follow] = [0, 1, 2].map((nth) => trace.getByRole('button').nth(nth));
			await expect(forward ?? trace).toBeEnabled();
			await follow?.click();
			// Back to a line of the server, wherever the trace has come to.
			const ran = trace.locator('[data-ran]');
			const lit = playground.playground.locator('.cm-lit');
			do await back?.click();
			while (!((await ran.getAttribute('data-ran')) ?? '').startsWith('server/src/index.ts:'));
			await expect(playground.file('index.ts')).toHaveAttribute('aria-selected', 'true');
			await expect(lit).toHaveCount(1);
			await expect(lit).toBeInViewport();
			await expect(trace.locator('code')).toHaveText((await lit.innerText()).trim());
		});

		test('goes into the page and back, and its frames go on', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			const place = playground.playground.locator('.place').getByRole('button').first();
			await playground.start(2);
			await playground.tab(1).getByRole('textbox').fill('still here');
			await place.click();
			await expect(playground.playground).not.toHaveAttribute('data-whole');
			await playground.playground.locator('.views').getByRole('radio').nth(1).check();
			await expect(playground.tab(1).getByRole('textbox')).toHaveValue('still here');
			await place.click();
			await expect(playground.playground).toHaveAttribute('data-whole');
			await expect(playground.tab(1).getByRole('textbox')).toHaveValue('still here');
		});

		test('shows one of its two panes on a phone', async ({ page }) => {
			const playground = await PlaygroundPage.open(page, lesson(language), STEP);
			await page.setViewportSize({ width: 390, height: 844 });
			const result = playground.playground.locator('.result');
			await expect(result).toBeHidden();
			await playground.playground.locator('.views').getByRole('radio').nth(1).check();
			await expect(result).toBeVisible();
			await expect(playground.editor).toBeHidden();
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(width).toBeLessThanOrEqual(390);
		});
	});
}
