import type { Locator, Page } from '@playwright/test';

import { PRESETS } from '#docs/demos/frame-lab/presets';

import { expect, inOneBrowser, test } from './fixtures';

/** What the live server does about each preset; RFC 6455 has it so too but for the last row. */
const ANSWERS: Readonly<Record<string, string>> = {
	hello: 'echo',
	empty: 'echo',
	'bytes-126': 'echo',
	'bytes-70000': 'close-1009',
	ping: 'pong',
	fragmented: 'echo',
	unfinished: 'nothing',
	'ping-inside': 'pong-echo',
	'cut-character': 'echo',
	unmasked: 'close-1002',
	'reserved-opcode': 'close-1002',
	'reserved-bit': 'close-1002',
	'fragmented-control': 'close-1002',
	'long-ping': 'close-1002',
	'bad-utf8': 'close-1007',
	orphan: 'close-1002',
	'close-1000': 'close-back',
	'close-4000': 'close-back',
	'close-empty': 'close-back',
	'close-1005': 'close-1002',
	'close-1006': 'close-1002',
	'long-form': 'echo',
};

async function open(page: Page, language: string): Promise<Locator> {
	await page.goto(`/${language}/lessons/frames/`);
	const lab = page.locator('[data-demo="frame-lab"]');
	await lab.scrollIntoViewIfNeeded();
	return lab;
}

/** Shakes hands where that is needed, predicts, sends, and returns what the page shows. */
async function send(lab: Locator, preset: string, predicted: string): Promise<Locator> {
	await lab.locator(`[data-preset="${preset}"]`).click();
	if ((await lab.getAttribute('data-ready')) === null) {
		await lab.locator('[data-connect]').click();
		await expect(lab).toHaveAttribute('data-ready');
	}
	await lab.locator(`[type="radio"][value="${predicted}"]`).check();
	await lab.locator('[data-send]').click();
	const verdict = lab.locator('[data-did]');
	await expect(verdict).toBeVisible();
	return verdict;
}

test('every preset is answered by the real server as it is known to, and shown so', async ({
	page,
}) => {
	const lab = await open(page, 'en');
	const again = new Set(['unfinished', 'long-form']);
	const names = PRESETS.map(({ name }) => name);
	expect(names.toSorted()).toEqual(Object.keys(ANSWERS).toSorted());
	for (const name of names) {
		await test.step(name, async () => {
			const answer = ANSWERS[name] ?? '';
			const verdict = await send(lab, name, answer);
			await expect(verdict).toHaveAttribute('data-did', answer);
			await expect(verdict).toHaveAttribute('data-right', 'true');
			const due = name === 'long-form' ? 'close-1002' : answer;
			await expect(verdict).toHaveAttribute('data-due', due);
			// A message that has no end would swallow the next experiment; so would a closed line.
			const closes = answer.startsWith('close');
			if (closes) await expect(lab).toHaveAttribute('data-status', 'closed');
			if (!closes && again.has(name)) {
				await lab.locator('[data-connect]').click();
				await expect(lab).toHaveAttribute('data-ready');
			}
		});
	}
});

for (const language of ['ja', 'en']) {
	test.describe(`frame lab (${language})`, inOneBrowser(language), () => {
		test('picture and bytes are two views of one frame, by mouse and by keyboard', async ({
			page,
		}) => {
			const lab = await open(page, language);
			const composed = lab.locator('[data-frame]').first();
			const byte = (at: number) => composed.locator(`[data-at="${String(at)}"]`);
			const bit = (at: number) => composed.locator(`[data-bit="${String(at)}"]`);
			await expect(byte(0)).toHaveValue('81');
			await expect(lab.locator('[data-preset="hello"]')).toBeEnabled();

			await bit(0).click();
			await expect(byte(0)).toHaveValue('01');
			await expect(bit(0)).toHaveAttribute('aria-checked', 'false');
			// The name of a flag is part of it; that of a wide field only points at it.
			const segment = (field: string) => composed.locator(`[data-field="${field}"]`).first();
			const onName = { position: { x: 6, y: 8 } };
			await segment('fin').click(onName);
			await expect(byte(0)).toHaveValue('81');
			await segment('opcode').hover(onName);
			await expect(composed.locator('.segment[data-lit]')).toHaveAttribute('data-field', 'opcode');
			await bit(0).click();
			await page.keyboard.press('ArrowRight');
			await expect(bit(1)).toBeFocused();
			await page.keyboard.press('Space');
			await expect(byte(0)).toHaveValue('41');
			await expect(composed.locator('[data-notes]')).toHaveAttribute('data-notes', 'rsv1');

			await byte(0).click();
			await page.keyboard.type('8a');
			await expect(byte(1)).toBeFocused();
			await expect(bit(0)).toHaveAttribute('aria-checked', 'true');
			await expect(composed.locator('[data-notes]')).toContainText('MASK');
			await expect(lab.locator('[data-frame-number="1"]')).toContainText('pong');

			// One byte lights up in both views: where the mask and the length are.
			const lit = composed.locator('.segment[data-lit]');
			await expect(lit).toHaveCount(2);
			await expect(composed.locator('input[data-lit]')).toHaveCount(1);
		});

		test('asks for a prediction first, and compares it with what came', async ({ page }) => {
			const lab = await open(page, language);
			await lab.locator('[data-connect]').click();
			await expect(lab).toHaveAttribute('data-ready');
			await expect(lab.locator('[data-send]')).toBeDisabled();
			const verdict = await send(lab, 'unmasked', 'echo');
			await expect(verdict).toHaveAttribute('data-right', 'false');
			await expect(verdict).toContainText('1002');
			await expect(verdict).toContainText('5.1');
			const close = lab.locator('[data-direction="down"][data-kind="frame"]').last();
			await expect(close).toContainText('close · 1002');
			await expect(lab.locator('[data-passage="frame"] [data-field="close-code"]')).toBeVisible();
			await expect(lab.locator('[data-kind="end"]')).toHaveAttribute('data-by', 'server');
		});
	});
}
