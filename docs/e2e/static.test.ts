import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test as base } from './fixtures';
import { oneOfEachKind, pages, settled } from './site';
import { StaticHost } from './static-host';

const BASE = '/workbook';
const folder = join(process.cwd(), '.cache', 'static');

/** Asked of a demo server, which no static host has: the demos find out by asking. */
const OF_THE_SERVER = /\/workbook\/(live\/|addresses|healthz)/;

const test = base.extend<object, { host: StaticHost }>({
	host: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from it
		async ({}, use) => {
			if (!existsSync(folder)) {
				throw new Error(
					`${folder} is not built. Run: SITE_URL=https://example.org BASE_PATH=${BASE} npx bun --bun astro build --outDir .cache/static`,
				);
			}
			const host = new StaticHost(folder, BASE);
			await host.start();
			await use(host);
			await host.stop();
		},
		{ scope: 'worker' },
	],
	baseURL: async ({ host }, use) => {
		await use(`${host.origin}${BASE}/`);
	},
});

test.beforeEach(({ faults }) => {
	faults.expected(OF_THE_SERVER);
});

/** Every address on this host that the page names, without its fragment. */
const addresses = (page: Page) =>
	page.evaluate(() => {
		const named = document.querySelectorAll('[href], [src]');
		const all = [...named].map(
			(element) =>
				new URL(element.getAttribute('href') ?? element.getAttribute('src') ?? '', location.href),
		);
		const here = all.filter(({ origin }) => origin === location.origin);
		return [...new Set(here.map(({ pathname }) => pathname))];
	});

/** Waits until the page is there. A demo on its first screen goes on in the browser. */
async function whole(page: Page, hasDemo: boolean): Promise<void> {
	if (!hasDemo) {
		await settled(page);
		return;
	}
	// With a shared worker on the page, Playwright's network is never idle.
	await page.waitForLoadState('load');
	await expect(page.locator('[data-demo]').first()).toHaveAttribute('data-status', 'open');
	await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
}

test('no page names an address that the folder does not have', () => {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const htmlFiles = files.filter((file) => file.endsWith('.html'));
	expect(htmlFiles.length).toBeGreaterThan(pages.length);
	const lost: string[] = [];
	for (const file of htmlFiles) {
		const html = readFileSync(join(folder, file), 'utf8');
		const here = `https://example.org${BASE}/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`;
		for (const [, named = ''] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
			const { origin, pathname } = new URL(named.replaceAll('&amp;', '&'), here);
			if (origin !== 'https://example.org' || OF_THE_SERVER.test(pathname)) continue;
			const path = join(folder, decodeURIComponent(pathname.slice(BASE.length)));
			const isThere = pathname.startsWith(`${BASE}/`) || pathname === BASE;
			if (!isThere || !existsSync(path)) lost.push(`${file} names ${pathname}`);
		}
	}
	expect(lost).toEqual([]);
});

for (const language of ['ja', 'en']) {
	test(`each kind of page in ${language} is whole below a folder of a static host`, async ({
		page,
	}) => {
		test.setTimeout(120_000);
		const failed: string[] = [];
		page.on('response', (response) => {
			if (response.status() >= 400) failed.push(`${String(response.status())} ${response.url()}`);
		});
		page.on('requestfailed', (lost) => failed.push(lost.url()));
		const kinds = oneOfEachKind(pages.filter((page) => page.language === language));
		expect(kinds.length).toBeGreaterThan(0);
		for (const { path } of kinds) {
			const hasDemo = [`/${language}/`, `/${language}/join/`].includes(path);
			await page.goto(`.${path}`);
			await whole(page, hasDemo);
			await expect(page.locator('main h1')).toBeVisible();
			expect(failed.filter((failure) => !OF_THE_SERVER.test(failure))).toEqual([]);
			// What the page made of its addresses is no worse than what the folder's files name.
			for (const address of await addresses(page)) expect(address).toMatch(/^\/workbook\//);
		}
	});
}

test('the labs are answered by a server of the page, and say so; the tap plays its recording', async ({
	page,
}) => {
	await page.goto('en/lessons/frames/');
	const lab = page.locator('[data-demo="frame-lab"]');
	await lab.scrollIntoViewIfNeeded();
	await lab.locator('[data-connect]').click();
	await expect(lab.locator('[data-via]')).toHaveAttribute('data-via', 'page');
	await expect(lab).toHaveAttribute('data-ready');
	await lab.locator('[data-preset="unmasked"]').click();
	await lab.locator('[type="radio"][value="close-1002"]').check();
	await lab.locator('[data-send]').click();
	await expect(lab.locator('[data-did]')).toHaveAttribute('data-did', 'close-1002');

	const tap = page.locator('[data-demo="tap"]');
	await tap.scrollIntoViewIfNeeded();
	await expect(tap).toHaveAttribute('data-status', 'recorded');
	await expect(tap).toHaveAttribute('data-no-tap', /^(unreachable|in-page)$/);
});

test('404.html, for hosts that know it, leads into the workbook', async ({ page, request }) => {
	await page.goto('404.html');
	const links = await addresses(page);
	expect(links.length).toBeGreaterThanOrEqual(2);
	for (const link of links) expect((await request.get(link)).status(), link).toBe(200);
});

test('a search finds a page, and leads to it', async ({ page }) => {
	await page.goto('en/');
	await page.locator('[data-open-modal]').click();
	await page.locator('site-search input').fill('handshake');
	await page.locator('.pagefind-ui__result-link').first().click();
	await expect(page).toHaveURL(/\/workbook\/en\/\w/);
	await expect(page.locator('main h1')).toBeVisible();
});

test.describe('a browser that asks for English', () => {
	test.use({ locale: 'en-GB' });

	test('is sent from the folder to English, or to what was chosen in it before', async ({
		page,
		context,
	}) => {
		await page.goto('');
		await expect(page).toHaveURL('en/');
		await page
			.getByRole('banner')
			.getByRole('combobox')
			.filter({ hasText: '日本語' })
			.selectOption('日本語');
		await expect(page).toHaveURL('ja/');
		await page.goto('');
		await expect(page).toHaveURL('ja/');
		const [choice] = await context.cookies();
		expect(choice).toMatchObject({ name: 'lang', value: 'ja', path: '/workbook/' });
	});
});

test('the workbook can be installed, in the language of the page', async ({ page, request }) => {
	for (const [language, name] of [
		['ja', 'さわって学ぶ WebSocket'],
		['en', 'WebSocket, Hands On'],
	] as const) {
		await page.goto(`${language}/`);
		const address = await page.locator('link[rel=manifest]').getAttribute('href');
		const response = await request.get(address ?? '');
		expect(response.headers()['content-type']).toBe('application/manifest+json');
		const manifest = await response.json();
		expect(manifest).toMatchObject({
			name,
			lang: language,
			start_url: `/workbook/${language}/`,
			scope: '/workbook/',
			display: 'standalone',
		});
		for (const { src } of manifest.icons) expect((await request.get(src)).status()).toBe(200);
	}
});

test.describe('what the browser keeps', { tag: '@firefox' }, () => {
	test.use({ serviceWorkers: 'allow' });

	test('is the folder, and is read when the host is gone', async ({ page, faults }) => {
		faults.expected(/ERR_CONNECTION_REFUSED|can’t establish a connection/);
		const host = new StaticHost(folder, BASE);
		await host.start();
		faults.expected(new RegExp(`third party: (http|ws)://${new URL(host.origin).host}/`));
		await page.goto(`${host.origin}${BASE}/ja/`);
		await page.locator('html[data-ready-offline]').waitFor();
		await host.stop();
		for (const path of ['en/lessons/handshake/', 'ja/reference/glossary/', '']) {
			await page.goto(`${host.origin}${BASE}/${path}`);
			await expect(page.locator('main h1')).toBeVisible();
			// Firefox takes a part that is still on its way when the page is left for a fault.
			if (path !== '') await settled(page);
		}
		await expect(page).toHaveURL(/\/workbook\/(ja|en)\/$/);
	});
});
