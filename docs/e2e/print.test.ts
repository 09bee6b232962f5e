import { expect, test } from './fixtures';
import { pages, settled } from './site';

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

for (const { path } of pages.filter(({ path }) => path.includes('/lessons/'))) {
	test(`${path} prints its code to the last column`, async ({ page }) => {
		// The width of A4 between its margins, in CSS pixels.
		await page.setViewportSize({ width: 718, height: 1047 });
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
		expect(clipped).toEqual([]);
	});
}
