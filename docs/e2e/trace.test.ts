import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';

// Tall enough for the demo's trace to be seen whole.
test.use({ viewport: { width: 1280, height: 2000 } });

/** Steps back to the first line, then on to the last, and tells which lines were lit on the way. */
async function walk(page: Page): Promise<string[]> {
	const trace = page.locator('.trace');
	const [back, forward] = [trace.getByRole('button').nth(0), trace.getByRole('button').nth(1)];
	// To the newest first: from there on nothing moves by itself.
	await trace.getByRole('button').nth(2).click();
	while (await back.isEnabled()) await back.click();
	const lit: string[] = [];
	for (;;) {
		await expect(trace.locator('[data-lit]')).toHaveCount(1);
		await expect(trace.locator('[data-lit]')).toBeInViewport();
		lit.push((await trace.locator('[data-trace-mark]').getAttribute('data-trace-mark')) ?? '');
		if (!(await forward.isEnabled())) return lit;
		await forward.click();
	}
}

for (const language of ['ja', 'en']) {
	test(`the trace of the echo demo is the order of its events (${language})`, async ({ page }) => {
		await page.goto(`/${language}/lessons/first-connection/`);
		const demo = page.locator('[data-demo="echo"]');
		await demo.scrollIntoViewIfNeeded();
		await demo.locator('.cards [data-primary]').click();
		await expect(demo).toHaveAttribute('data-status', 'open');
		await demo.getByRole('textbox').fill('hi');
		await page.keyboard.press('Enter');
		await expect(demo.locator('[data-event="message"]')).toBeVisible();
		await demo.getByRole('button', { name: 'socket.close(1000)' }).click();
		await expect(demo).toHaveAttribute('data-status', 'closed');
		await expect(demo.locator('[data-event="closed"]')).toBeVisible();
		// The lines of the page stand in the order in which the timeline tells of its events.
		const steps = await walk(page);
		expect(steps).toEqual([
			'new',
			'server-open',
			'open',
			'send',
			'server-message',
			'message',
			'close',
			'server-closed',
			'closed',
		]);
		const events = await demo
			.getByRole('log')
			.locator('p')
			.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-event')));
		expect(steps.filter((step) => !step.startsWith('server-'))).toEqual(events);
	});

	test(`the trace of the board shows publish before what arrives (${language})`, async ({
		page,
	}) => {
		await page.goto(`/${language}/lessons/pub-sub/`);
		const demo = page.locator('[data-demo="pubsub"]');
		await demo.scrollIntoViewIfNeeded();
		await expect(demo.locator('li[data-status="open"]')).toHaveCount(3);
		await demo.locator('li[data-client="1"] button[type="submit"]').click();
		await expect(demo.locator('[data-kind="message"]')).toHaveCount(2);
		const steps = await walk(page);
		expect(steps.slice(-4)).toEqual(['send', 'publish-others', 'message', 'message']);
	});

	test(`the trace of the chat shows what the server did in between (${language})`, async ({
		page,
	}) => {
		await page.goto(`/${language}/lessons/chat-app/`);
		const demo = page.locator('[data-demo="chat"]');
		await demo.scrollIntoViewIfNeeded();
		for (const index of [0, 1]) {
			const card = demo.locator('li[data-status]').nth(index);
			await card.locator('[data-primary]').click();
			await expect(card).toHaveAttribute('data-status', 'open');
		}
		await demo.getByRole('textbox').first().fill('hi');
		await page.keyboard.press('Enter');
		await expect(demo.locator('[data-line="message"]')).toHaveCount(2);
		const steps = await walk(page);
		expect(steps.slice(0, 4)).toEqual(['new', 'open', 'join', 'welcome']);
		const said = steps.slice(8);
		expect(said.slice(0, 2)).toEqual(['send', 'publish']);
		expect(said.slice(2).sort()).toEqual(['message', 'said']);
	});
}
