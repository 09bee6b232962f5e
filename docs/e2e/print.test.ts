import { ExercisePage } from './exercise-page';
import { expect, test } from './fixtures';
import { QuestionPage } from './question-page';
import { pages, settled, worksheets } from './site';

/** How many sheets a PDF has: it holds one object of this type for each. */
const sheetsOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length;

for (const { path } of pages.filter(({ path }) => path.endsWith('/reference/cheat-sheet/'))) {
	test(`${path} prints on one sheet of A4`, async ({ page }) => {
		await page.goto(path);
		await settled(page);
		const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
		expect(sheetsOf(pdf)).toBe(1);
	});

	test(`${path} leaves on paper what is only for a screen`, async ({ page }) => {
		await page.goto(path);
		await settled(page);
		await page.emulateMedia({ media: 'print' });
		await expect(page.locator('h1')).toBeVisible();
		await expect(page.getByRole('banner')).toBeHidden();
		await expect(page.getByRole('contentinfo')).toBeHidden();
		// Everything is on the sheet: nothing is cut off at the side.
		const { wide, sheet } = await page.evaluate(() => ({
			wide: document.documentElement.scrollWidth,
			sheet: document.documentElement.clientWidth,
		}));
		expect(wide).toBeLessThanOrEqual(sheet);
	});
}

test('each lesson prints its code to the last column', async ({ page }) => {
	const lessons = pages.filter(({ path }) => path.includes('/lessons/'));
	expect(lessons.length).toBeGreaterThan(0);
	// The width of A4 between its margins, in CSS pixels.
	await page.setViewportSize({ width: 718, height: 1047 });
	for (const { path } of lessons) {
		await page.emulateMedia({ media: null });
		await page.goto(path);
		await settled(page);
		await page.emulateMedia({ media: 'print' });
		const clipped = await page
			.locator('main :is(pre, table)')
			.evaluateAll((blocks) =>
				blocks
					.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
					.map(({ textContent }) => textContent.slice(0, 60)),
			);
		expect(clipped, path).toEqual([]);
	}
});

/** What CSS puts together of several strings, as one. */
const whole = (content: string) => content.replaceAll('" "', '');

const htmlOf = (path: string) => pages.find((page) => page.path === path)?.html ?? '';
const namesIn = (html: string, attribute: string) =>
	[...html.matchAll(new RegExp(`\\s${attribute}="([^"]+)"`, 'g'))].map(([, name]) => name);

test('each lesson has a worksheet with all its questions, and leads to it', () => {
	const lessons = pages.filter(({ path }) => path.includes('/lessons/'));
	expect(worksheets.map(({ path }) => path.replace('worksheets', 'lessons'))).toEqual(
		lessons.map(({ path }) => path),
	);
	for (const { path, html } of worksheets) {
		const lesson = htmlOf(path.replace('worksheets', 'lessons'));
		expect(namesIn(html, 'data-task'), path).toEqual(namesIn(lesson, 'data-question'));
		expect(lesson, path).toContain(`href="${path}"`);
	}
});

for (const language of ['ja', 'en']) {
	test(`the worksheets print on two sheets of A4 at most, with room to write (${language})`, async ({
		page,
	}) => {
		for (const { path } of worksheets.filter((sheet) => sheet.language === language)) {
			await page.emulateMedia({ media: null });
			await page.goto(path);
			await settled(page);
			const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
			expect(sheetsOf(pdf), path).toBeLessThanOrEqual(2);

			// The width of A4 between the margins of a worksheet, in CSS pixels.
			await page.setViewportSize({ width: 695, height: 1039 });
			await page.emulateMedia({ media: 'print' });
			await expect(page.locator('.who span')).toHaveCount(2);
			await expect(page.getByRole('button')).toHaveCount(0);
			await expect(page.getByRole('navigation')).toHaveCount(0);
			expect(await page.locator('.box:visible').count(), path).toBeGreaterThan(10);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(wide, path).toBeLessThanOrEqual(695);
			const where = page.locator('.where');
			const origin = await where.evaluate((line) => getComputedStyle(line, '::before').content);
			expect(`${JSON.parse(origin)}${await where.textContent()}`).toBe(
				new URL(path.replace('worksheets', 'lessons'), page.url()).href,
			);
		}
	});
}

test('a lesson on paper asks anew, and says where its links lead', async ({ page }) => {
	const question = await QuestionPage.open(page, '/en/lessons/pub-sub/', 'who-hears');
	await question.question.getByRole('radio').first().check();
	await question.check();
	await expect(question.form).toHaveAttribute('data-verdict', 'right');
	const order = new QuestionPage(page, 'join-then-hear');
	await order.comesAlive();
	await order.check();
	await page.emulateMedia({ media: 'print' });

	await expect(question.question.locator('.feedback')).toBeHidden();
	await expect(order.question.locator('.feedback')).toBeHidden();
	await expect(page.locator('[data-question] button:visible')).toHaveCount(0);
	const { chosen, other, place } = await page.evaluate(() => {
		const lookOf = (selector: string) => {
			const element = document.querySelector(selector);
			if (!element) throw new Error(`There is no ${selector}`);
			const { appearance, color, borderTopStyle, width } = getComputedStyle(element);
			return { appearance, color, borderTopStyle, width };
		};
		return {
			chosen: lookOf('[data-question="who-hears"] input:checked'),
			other: lookOf('[data-question="who-hears"] input:not(:checked)'),
			place: lookOf('[data-question="join-then-hear"] .place'),
		};
	});
	// A box to tick, whatever was chosen, and one for a number.
	expect(chosen).toEqual(other);
	expect(chosen).toMatchObject({ appearance: 'none', borderTopStyle: 'solid' });
	expect(place).toMatchObject({ color: 'rgba(0, 0, 0, 0)', borderTopStyle: 'solid' });

	const after = (selector: string) =>
		page
			.locator(selector)
			.first()
			.evaluate((element) => getComputedStyle(element, '::after').content);
	expect(await after('.sl-markdown-content p a[href*="rfc6455#"]')).toContain(
		'https://www.rfc-editor.org/rfc/rfc6455#section-1.2',
	);
	// The workbook's own have a host there too.
	expect(whole(await after('.sl-markdown-content p a[href^="/en/lessons/"]'))).toMatch(
		/^" \(http:\/\/localhost:\d+\/en\/lessons\/[\w-]+\/\)"$/,
	);
	const label = await page
		.locator('[data-demo]')
		.evaluate((demo) => getComputedStyle(demo, '::before').content);
	expect(label).toContain('Fan-out board');
	await expect(page.locator('[data-demo]').getByRole('log')).toBeVisible();
});

test('the checks of an exercise are boxes to tick on paper', async ({ page }) => {
	await page.goto('/en/exercises/two-topics/');
	await settled(page);
	await page.emulateMedia({ media: 'print' });
	const marks = page.locator('[data-check] .mark');
	expect(await marks.count()).toBeGreaterThan(3);
	for (const mark of await marks.all()) await expect(mark).toHaveCSS('border-top-style', 'solid');
	await expect(page.locator('[data-bench] button:visible')).toHaveCount(0);
	await expect(page.locator('[data-check] b:visible')).toHaveCount(0);
});

test('an exercise on paper has the whole program, and only the hints that were opened', async ({
	page,
}) => {
	const exercise = new ExercisePage(page);
	await exercise.visit('echo', 'en');
	await page.emulateMedia({ media: 'print' });
	const program = exercise.bench.locator('pre');
	const heading = page.getByRole('heading', { name: 'Hints' });
	const how = page.getByText('open them one at a time');
	await expect(program).toHaveCount(0);
	await expect(heading).toBeHidden();
	await expect(how).toBeHidden();

	await page.emulateMedia({ media: null });
	await exercise.openEditor();
	await expect(program).toBeHidden();
	// More lines than the editor shows at a time.
	const lines = Array.from({ length: 300 }, (_, index) => `// line ${String(index)}`).join('\n');
	await exercise.write(lines);
	await page.locator('.hints summary').first().click();
	await page.emulateMedia({ media: 'print' });
	await expect(exercise.editor).toBeHidden();
	await expect(program).toBeVisible();
	expect(await program.textContent()).toBe(lines);
	await expect(heading).toBeVisible();
	await expect(how).toBeVisible();
});
