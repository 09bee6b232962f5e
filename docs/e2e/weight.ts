import type { Page } from '@playwright/test';

/** What one response took over the wire. */
interface Part {
	readonly url: string;
	/** Its headers too, compressed as it came. */
	readonly bytes: number;
}

/** Weighs what a page loads, from now on, with nothing in the cache. Chromium only. */
export class Scales {
	readonly #parts: Part[] = [];

	static async put(page: Page): Promise<Scales> {
		const scales = new Scales();
		const client = await page.context().newCDPSession(page);
		const addresses = new Map<string, string>();
		client.on('Network.requestWillBeSent', ({ requestId, request }) => {
			addresses.set(requestId, request.url);
		});
		client.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
			scales.#parts.push({ url: addresses.get(requestId) ?? requestId, bytes });
		});
		await client.send('Network.enable');
		await client.send('Network.setCacheDisabled', { cacheDisabled: true });
		return scales;
	}

	/** Kilobytes of 1000 bytes, all in. */
	get kilobytes(): number {
		return this.#parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
	}

	/** What weighs how much, heaviest first. */
	get table(): string {
		return this.#parts
			.toSorted((a, b) => b.bytes - a.bytes)
			.map(({ url, bytes }) => `${(bytes / 1000).toFixed(1).padStart(8)} KB  ${url}`)
			.join('\n');
	}
}
