import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bringAxe, violations } from './axe';
import { expect, test as base } from './fixtures';
import { OwnServer } from './own-server';
import { oneOfEachKind, pages, settled } from './site';
import { StaticHost } from './static-host';

/** A server for each test: what a browser keeps belongs to an origin. */
const test = base.extend<{ server: OwnServer }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from it
	server: async ({}, use) => {
		const server = new OwnServer();
		await server.start();
		await use(server);
		await server.stop();
	},
	baseURL: async ({ server }, use) => {
		await use(server.origin);
	},
});

test.use({ serviceWorkers: 'allow' });
// Some go through a whole language.
test.describe.configure({ timeout: 240_000 });

/** What browsers log about a server that is gone: the demos dial it, and some ask it by fetch. */
const GONE = /\/live\/|\/addresses|ERR_CONNECTION_REFUSED|can’t establish a connection/;
const READY = 'html[data-ready-offline]';
const COPY = 'html[data-from-copy]';

test.describe('after one visit, with the server stopped,', () => {
	test.beforeEach(async ({ page, server, faults }) => {
		faults.expected(GONE);
		await page.goto('/ja/');
		await page.locator(READY).waitFor();
		await settled(page);
		await server.stop();
	});

	test('every page is kept as it was built', async ({ page }) => {
		const lost: string[] = [];
		for (const { path, html } of pages) {
			const kept = await page.evaluate(async (address) => (await fetch(address)).text(), path);
			if (kept !== html) lost.push(path);
		}
		expect(pages.length).toBeGreaterThan(0);
		expect(lost).toEqual([]);
	});

	test('the workbook can be used', { tag: '@firefox' }, async ({ page, faults }) => {
		faults.expected(/Failed to load resource.*404/);

		await test.step('each kind of page says that it is a copy', async () => {
			const kinds = oneOfEachKind(pages.filter(({ language }) => language === 'en'));
			const lessons = kinds.filter(({ path }) => path.includes('/lessons/'));
			for (const { path } of kinds.filter((page) => !lessons.slice(1).includes(page))) {
				await page.goto(path);
				await settled(page);
				await expect(page.locator(COPY)).toHaveCount(1);
				await expect(page.locator('.from-copy')).toBeVisible();
			}
		});

		await test.step('a page lives as it does with a server', async () => {
			const failed: string[] = [];
			page.on('requestfailed', (request) => failed.push(request.url()));
			await page.goto('/en/lessons/first-connection/');
			await settled(page);
			await page.reload();
			await settled(page);
			expect(failed.filter((url) => !GONE.test(url))).toEqual([]);
			const sheets = await page.evaluate(() =>
				[...document.styleSheets].map((sheet) => sheet.cssRules.length),
			);
			expect(Math.min(...sheets)).toBeGreaterThan(0);
			await page.getByRole('banner').getByRole('combobox').last().selectOption('日本語');
			await expect(page).toHaveURL('/ja/lessons/first-connection/');
			await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
			await settled(page);
		});

		await test.step('the door and an address without its last slash lead where they should', async () => {
			await page.goto('/ja/lessons/handshake');
			await expect(page).toHaveURL('/ja/lessons/handshake/');
			await expect(page.locator('main h1')).toBeVisible();
			// Firefox takes a part that is still on its way when the page is left for a fault.
			await settled(page);
			await page.goto('/');
			await expect(page).toHaveURL(/\/(ja|en)\/$/);
			await settled(page);
		});

		await test.step('a search finds a page', async () => {
			await page.goto('/ja/');
			await page.locator('[data-open-modal]').click();
			await page.locator('site-search input').fill('ハンドシェイク');
			await page.locator('.pagefind-ui__result-link').first().click();
			await expect(page.locator('main h1')).toBeVisible();
			await expect(page.locator(COPY)).toHaveCount(1);
			await settled(page);
		});

		await test.step('an address that has no page gets the page for that, in its language', async () => {
			await page.goto('/en/no-such-page/');
			await expect(page.locator('h1')).toHaveText('Page not found');
			await settled(page);
			await page.goto('/no-such-page');
			await expect(page.getByRole('link', { name: 'English start page' })).toBeVisible();
		});

		await test.step('what only a server can answer is not answered from a copy', async () => {
			for (const path of ['/healthz', '/addresses', '/metrics', '/live/push/now']) {
				await expect(page.goto(path), path).rejects.toThrow(/CONNECTION_REFUSED/);
			}
		});
	});
});

test('a copy has no axe violation, light and dark', async ({ page, server, faults }) => {
	faults.expected(GONE);
	await page.goto('/ja/reference/offline/');
	await page.locator(READY).waitFor();
	await server.stop();
	await page.reload();
	await page.locator(READY).waitFor();
	await expect(page.locator('.ready-offline')).toBeVisible();
	await bringAxe(page);
	for (const theme of ['light', 'dark']) {
		await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
		expect(await violations(page), theme).toEqual([]);
	}
});

test(
	'a page comes from the server as long as it answers, and again when it is back',
	{ tag: '@firefox' },
	async ({ page, server, faults }) => {
		faults.expected(GONE);
		await page.goto('/en/reference/glossary/');
		await page.locator(READY).waitFor();
		await page.reload();
		await page.locator(READY).waitFor();
		await expect(page.locator(COPY)).toHaveCount(0);
		await expect(page.locator('.from-copy')).toBeHidden();
		await server.stop();
		await page.reload();
		await expect(page.locator('.from-copy')).toBeVisible();
		await server.start();
		await page.reload();
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(page.locator(COPY)).toHaveCount(0);
	},
);

test('nothing is kept for a reader who saves data', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
	});
	await page.goto('/ja/');
	await settled(page);
	// The page's own idle callback came first.
	await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
	const count = await page.evaluate(
		async () => (await navigator.serviceWorker.getRegistrations()).length,
	);
	expect(count).toBe(0);
	await expect(page.locator(READY)).toHaveCount(0);
});

test.describe('as it is published,', { tag: '@firefox' }, () => {
	let folder = '';
	let host: StaticHost;

	test.beforeEach(async ({ faults }) => {
		faults.expected(/third party: |\/live\/|\/addresses|ERR_CONNECTION_REFUSED/);
		folder = await mkdtemp(join(tmpdir(), 'workbook-'));
		await cp('dist', folder, { recursive: true });
		host = new StaticHost(folder);
		await host.start();
	});

	test.afterEach(async () => {
		await host.stop();
		await rm(folder, { recursive: true });
	});

	/** Changes what the worker is told to keep, which makes it a new version. */
	async function revise(change: (precache: string) => string): Promise<void> {
		const file = join(folder, 'service-worker.js');
		const [precache = '', ...program] = (await readFile(file, 'utf8')).split('\n');
		const changed = change(precache);
		expect(changed).not.toBe(precache);
		await writeFile(file, [changed, ...program].join('\n'));
	}

	/** Publishes a glossary with another title, as a build would. */
	async function publish(title: string): Promise<void> {
		const page = join(folder, 'en', 'reference', 'glossary', 'index.html');
		const html = await readFile(page, 'utf8');
		await writeFile(page, html.replaceAll(/(<h1[^>]*>)[^<]*/g, `$1${title}`));
		await revise((precache) =>
			precache.replace(/("en\/reference\/glossary\/","revision":)"[^"]*"/, `$1"${title}"`),
		);
	}

	test('a new version waits for pages that are open, and then is what is read offline', async ({
		page,
		context,
	}) => {
		const glossary = `${host.origin}/en/reference/glossary/`;
		await page.goto(glossary);
		await page.locator(READY).waitFor();
		const isWaiting = async () =>
			(await navigator.serviceWorker.getRegistration())?.waiting?.state === 'installed';

		await publish('Second edition');
		const other = await context.newPage();
		await other.goto(glossary);
		await expect(other.locator('h1')).toHaveText('Second edition');
		await expect.poll(() => other.evaluate(isWaiting)).toBe(true);
		await other.reload();
		await other.locator(READY).waitFor();
		expect(await other.evaluate(isWaiting), 'the first page is still open').toBe(true);

		await page.close();
		await other.reload();
		await expect.poll(() => other.evaluate(isWaiting)).toBe(false);
		await host.stop();
		await other.reload();
		await expect(other.locator(COPY)).toHaveCount(1);
		await expect(other.locator('h1')).toHaveText('Second edition');
	});

	test('a heavy file is kept once it was used', async ({ page, faults }) => {
		faults.expected(/unused\.TEST\.js/);
		const [used, unused] = ['_astro/used.TEST.js', '_astro/unused.TEST.js'];
		for (const name of [used, unused]) await writeFile(join(folder, name), '// heavy');
		await revise((precache) =>
			precache.replace('"heavy":[', `"heavy":${JSON.stringify([used, unused]).replace(/]$/, ',')}`),
		);
		await page.goto(`${host.origin}/en/`);
		await page.locator(READY).waitFor();
		await page.waitForFunction(() => navigator.serviceWorker.controller);
		const load = (name: string) =>
			page.evaluate(
				(path) =>
					fetch(path).then(
						() => true,
						() => false,
					),
				`/${name}`,
			);
		expect(await load(used)).toBe(true);
		await host.stop();
		await page.reload();
		expect(await load(used)).toBe(true);
		expect(await load(unused)).toBe(false);
	});
});

test(
	'the playground runs without a server, once it was used with one',
	{ tag: '@firefox' },
	async ({ page, server, faults }) => {
		faults.expected(GONE);
		await page.goto('/en/lessons/pub-sub/');
		await page.locator(READY).waitFor();
		const run = async () => {
			await page.getByRole('button', { name: 'Edit and run' }).last().click();
			await page.getByRole('button', { name: 'Run', exact: true }).click();
			const tabs = page.locator('iframe').filter({ visible: true });
			const [first, second] = [tabs.nth(0).contentFrame(), tabs.nth(1).contentFrame()];
			await second.getByRole('button', { name: 'Join #news' }).click();
			await first.getByLabel('Message').fill('out of the cable');
			await first.getByRole('button', { name: 'Send' }).click();
			await expect(second.getByRole('listitem')).toHaveText('#news out of the cable');
		};
		await run();
		await server.stop();
		await page.goto('/en/lessons/pub-sub/');
		await expect(page.locator(COPY)).toHaveCount(1);
		await run();
		// It has no origin here either: nothing of the workbook is in its reach.
		const origins = await Promise.all(
			page
				.frames()
				.slice(1)
				.map((frame) => frame.evaluate(() => self.origin)),
		);
		expect(origins).toEqual(['null', 'null', 'null']);
	},
);
