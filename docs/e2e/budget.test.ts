import { expect, test } from './fixtures';
import { pages, settled } from './site';

/** Kilobytes (1000 bytes) over the wire before the first click, compressed, all in. */
const BUDGET = { text: 60, live: 80 };

for (const { path, live } of pages) {
	const kind = live ? 'live' : 'text';
	test(`${path} stays within the ${String(BUDGET[kind])} KB of a ${kind} page`, async ({
		page,
		context,
	}, testInfo) => {
		const client = await context.newCDPSession(page);
		await client.send('Network.enable');
		await client.send('Network.setCacheDisabled', { cacheDisabled: true });
		const addresses = new Map<string, string>();
		const weights: { url: string; bytes: number }[] = [];
		client.on('Network.requestWillBeSent', ({ requestId, request }) => {
			addresses.set(requestId, request.url);
		});
		client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			weights.push({ url: addresses.get(requestId) ?? requestId, bytes: encodedDataLength });
		});
		await page.goto(path);
		await settled(page);
		// What a page fetches when it has nothing else to do is part of its weight.
		await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
		await page.waitForLoadState('networkidle');

		const total = weights.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
		const table = weights
			.sort((a, b) => b.bytes - a.bytes)
			.map(({ url, bytes }) => `${(bytes / 1000).toFixed(1).padStart(8)} KB  ${url}`)
			.join('\n');
		testInfo.annotations.push({ type: 'budget', description: `${kind} ${total.toFixed(1)} KB` });
		expect(total, `\n${table}\n`).toBeLessThanOrEqual(BUDGET[kind]);
	});
}
