import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { build } from 'vite';

import { expect, test } from './fixtures';

const FOLDER = 'docs/playground/bun/differential';

interface Transcript {
	clients: Record<string, string[]>;
	printed: string[];
	ended?: number;
}

/** Runs one of the comparison's programs with Bun, and reads the JSON that it prints. */
async function runWithBun<T>(program: string, input = ''): Promise<T> {
	const child = spawn('node_modules/bun/bin/bun.exe', [`${FOLDER}/${program}.ts`], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	child.stdin.end(input);
	return JSON.parse(await text(child.stdout)) as T;
}

/** The in-page Bun and the cases, in one classic script. */
async function bundle(): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			// The programs print the names of classes.
			minify: false,
			lib: { entry: `${FOLDER}/in-browser.ts`, formats: ['iife'], name: 'differential' },
		},
	});
	for (const { output } of [built].flat().filter((each) => 'output' in each)) return output[0].code;
	throw new Error('Vite made no script.');
}

declare global {
	interface Window {
		/** Of docs/playground/bun/differential/in-browser.ts. */
		playAll: (all: object) => Promise<object>;
	}
}

test(
	'every program does in the browser what it does on Bun',
	{ tag: '@firefox' },
	async ({ page, faults }) => {
		test.setTimeout(180_000);
		// Programs that fail on purpose say so.
		faults.expected(/./);
		const [script, programs] = await Promise.all([
			bundle(),
			runWithBun<Record<string, object>>('compile-all'),
		]);
		// A page of this origin that brings no policy of its own: the programs are compiled from text.
		await page.route('**/differential', (route) =>
			route.fulfill({
				contentType: 'text/html',
				body: '<!doctype html><title>differential</title>',
			}),
		);
		await page.goto('/differential');
		await page.addScriptTag({ content: script });
		const inBrowser = await page.evaluate((all) => window.playAll(all), programs);
		const compared = await runWithBun<
			Record<
				string,
				{ inPage: Transcript; onBun: Transcript; differs?: string; engineWords?: true }
			>
		>('play-on-bun', JSON.stringify(inBrowser));

		expect(Object.keys(compared).length).toBeGreaterThanOrEqual(60);
		for (const [name, { inPage, onBun, differs, engineWords }] of Object.entries(compared)) {
			const words = ({ printed, ...rest }: Transcript) => ({
				...rest,
				printed: engineWords ? printed.filter((line) => !line.includes('Error: ')) : printed,
			});
			if (differs === undefined) expect.soft(words(inPage), name).toEqual(words(onBun));
			else expect.soft(words(inPage), name).not.toEqual(words(onBun));
		}
	},
);
