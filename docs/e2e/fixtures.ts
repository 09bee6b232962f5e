import { expect, test as base } from '@playwright/test';

/** Playwright's own word about a page that may not have a service worker: see playwright.config.ts. */
const BLOCKED = 'Service Worker registration blocked by Playwright';

/** What a page did that no page of ours may do. */
interface Faults {
	readonly list: string[];
	/** Takes a fault back that the test set out to provoke; the whole text is matched. */
	expected(pattern: RegExp): void;
}

/**
 * Playwright's `test`, in which a page fails by itself on a console error or warning, an uncaught
 * exception, a breach of its Content-Security-Policy, or a request to another origin.
 */
export const test = base.extend<{ faults: Faults }>({
	faults: [
		async ({ context, baseURL }, use) => {
			const found: string[] = [];
			const expected: RegExp[] = [];
			const { host } = new URL(baseURL ?? '');
			const strange = (address: string) => {
				const url = new URL(address);
				return /^(https?|wss?):$/.test(url.protocol) && url.host !== host;
			};

			context.on('console', (message) => {
				if (message.type() !== 'error' && message.type() !== 'warning') return;
				if (message.text() === BLOCKED) return;
				found.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
			});
			context.on('weberror', (error) => found.push(`uncaught: ${String(error.error())}`));
			context.on('request', (request) => {
				if (strange(request.url())) found.push(`third party: ${request.url()}`);
			});
			context.on('page', (page) => {
				page.on('websocket', (socket) => {
					if (strange(socket.url())) found.push(`third party: ${socket.url()}`);
				});
			});
			// Chromium tells some breaches to the page only. The binding answers to every document.
			await context.exposeBinding('reportBreach', (_, breach: string) => found.push(breach));
			await context.addInitScript(() => {
				document.addEventListener('securitypolicyviolation', (event) => {
					const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
					const { reportBreach } = globalThis as { reportBreach?: (breach: string) => void };
					const where = `${sourceFile}:${String(lineNumber)}`;
					reportBreach?.(`policy: ${effectiveDirective} blocked ${blockedURI} (${where})`);
				});
			});

			await use({ list: found, expected: (pattern) => expected.push(pattern) });

			const faults = found.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
			expect(faults, 'faults of the page').toEqual([]);
		},
		{ auto: true },
	],
});

/**
 * What differs between languages only in its words is shown in Japanese in Chromium and in English
 * in Firefox; where there is no Firefox, both in Chromium. All of both in both would take `npm test`
 * past its quarter of an hour.
 */
export const inOneBrowser = (language: string) => ({
	tag: language === 'en' ? ['@firefox', '@not-chromium'] : [],
});

export { expect } from '@playwright/test';
