import { join } from 'node:path';

import type { Page } from '@playwright/test';
import { build } from 'vite';

import { bundled } from '#docs/build/bundled';
import { policyOf } from '#docs/build/content-security-policy';
import type { Files, Run, RunEvent, RunOptions, StartRun } from '#docs/playground/run/contract';

declare global {
	/** What the page of the tests keeps in its window. */
	interface Window {
		startRun: StartRun;
		run: Run;
		events: RunEvent[];
	}
}

const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>run</title></head>
<body><button>0</button><main></main><script type="module" src="/run-test/main.js"></script></body></html>`;

const ENTRY = `import { startRun } from ${JSON.stringify(join(process.cwd(), 'docs/playground/run/start.ts'))};
globalThis.startRun = startRun;
const button = document.querySelector('button');
button.addEventListener('click', () => (button.textContent = String(Number(button.textContent) + 1)));`;

let scripts: Promise<ReadonlyMap<string, string>> | undefined;

/** Bundles the runner as the build of the site does. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		plugins: [
			bundled(),
			{
				name: 'run-test',
				resolveId: (id) => (id === 'run-test' ? '\0run-test' : undefined),
				load: (id) => (id === '\0run-test' ? ENTRY : undefined),
			},
		],
		build: {
			write: false,
			rolldownOptions: {
				input: 'run-test',
				output: { entryFileNames: 'run-test/main.js', chunkFileNames: 'run-test/[name].js' },
			},
		},
	});
	const parts = [built].flat().flatMap((output) => ('output' in output ? output.output : []));
	return new Map(
		parts.flatMap((part) => (part.type === 'chunk' ? [[`/${part.fileName}`, part.code]] : [])),
	);
}

/** Opens a page of the site that has the runner and nothing else, with the policy of any page. */
export async function openRunPage(page: Page): Promise<void> {
	scripts ??= bundle();
	const files = await scripts;
	await page.route('/run-test/**', async (route) => {
		const script = files.get(new URL(route.request().url()).pathname);
		if (script !== undefined) {
			await route.fulfill({ contentType: 'text/javascript', body: script });
			return;
		}
		const meta = `<meta http-equiv="content-security-policy" content="${policyOf(HTML)}">`;
		const body = HTML.replace('<meta charset="utf-8">', (charset) => charset + meta);
		await route.fulfill({
			response: await route.fetch({ url: new URL('/en/', route.request().url()).href }),
			body,
		});
	});
	await page.goto('/run-test/');
	await page.waitForFunction(() => 'startRun' in globalThis);
}

/** Runs the files on that page; frames are called `tab 1`, `tab 2`, `tab 3`. */
export async function startRun(
	page: Page,
	files: Files,
	tabs: RunOptions['tabs'] = 1,
): Promise<void> {
	await page.evaluate(
		async ({ files, tabs }) => {
			window.events = [];
			window.run = await window.startRun(files, {
				tabs,
				language: 'en',
				mountTab: (tab, frame) => {
					frame.title = `tab ${String(tab)}`;
					document.querySelector('main')?.append(frame);
				},
				tell: (event) => {
					window.events.push(event);
				},
			});
		},
		{ files, tabs },
	);
}

/** What of one type the run has told so far. */
export async function eventsOf<Type extends RunEvent['type']>(
	page: Page,
	type: Type,
): Promise<Extract<RunEvent, { type: Type }>[]> {
	// Chosen in the page: a flood of them takes long to come over.
	const events = await page.evaluate(
		(wanted) => window.events.filter((event) => event.type === wanted),
		type,
	);
	return events.filter((event): event is Extract<RunEvent, { type: Type }> => event.type === type);
}

/** Ends the run. */
export async function stopRun(page: Page): Promise<void> {
	await page.evaluate(() => {
		window.run.stop();
	});
}

/** Opens or closes tabs. */
export async function setTabs(page: Page, tabs: 1 | 2 | 3): Promise<void> {
	await page.evaluate((count) => {
		window.run.setTabs(count);
	}, tabs);
}
