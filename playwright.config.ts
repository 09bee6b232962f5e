import { defineConfig, devices } from '@playwright/test';

import { findBrowser } from './demo-server/commands/browser.mjs';

/** Beside the ports of `npm start` (4321) and of the reader's own programs (3000, 5173). */
const PORT = Number(process.env.TEST_PORT ?? 4399);
const isRoot = process.getuid?.() === 0;

/**
 * Of the last `--disable-features` alone Chromium takes notice: these are Playwright's own, as far as
 * they matter here, and the two lists below the address bar. Those are pages of their own, which a
 * whole Chromium (not Playwright's headless one) makes for every test: most of a second.
 */
const WITHOUT = [
	'AimEnabled',
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'DialMediaRouteProvider',
	'HttpsUpgrades',
	'MediaRouter',
	'NetworkTimeServiceQuerying',
	'OptimizationHints',
	'PaintHolding',
	'ThirdPartyStoragePartitioning',
	'Translate',
	'WebUIOmniboxAimPopup',
	'WebUIOmniboxPopup',
];

const chromium = await findBrowser('chromium');
const firefox = await findBrowser('firefox');

export default defineConfig({
	testDir: 'docs/e2e',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results',
	// Generous, for a machine that does other things too; nothing waits longer than it has to.
	timeout: 60_000,
	expect: { timeout: 15_000 },
	fullyParallel: true,
	// One more than the processors of a small machine: each of them also waits for its browser.
	workers: 3,
	forbidOnly: process.env.CI !== undefined,
	// See docs/decisions/0010-a-second-try.md.
	retries: process.env.CI === undefined ? 0 : 1,
	reporter: [['list'], ['./docs/e2e/budget-table.ts']],
	use: {
		baseURL: `http://localhost:${PORT}`,
		screenshot: 'only-on-failure',
		// A page is what the server sends, unless a test is about what the browser keeps of it.
		serviceWorkers: 'block',
	},
	projects: [
		{
			name: 'chromium',
			...(firefox && { grepInvert: /@not-chromium/ }),
			use: {
				...devices['Desktop Chrome'],
				launchOptions: {
					...chromium,
					// Chromium's sandbox refuses to start for root, as in most containers.
					chromiumSandbox: !isRoot && process.env.CI === undefined,
					args: ['--disable-background-networking', `--disable-features=${WITHOUT.join(',')}`],
				},
			},
		},
		// Every test runs in Chromium, but for those that only Firefox runs where there is one; one with
		// `tag: '@firefox'` runs in Firefox. Where there is none, `npm test` says so.
		...(firefox
			? [
					{
						name: 'firefox',
						grep: /@firefox/,
						use: { ...devices['Desktop Firefox'], launchOptions: firefox },
					},
				]
			: []),
	],
	webServer: {
		cwd: import.meta.dirname,
		command: `node_modules/bun/bin/bun.exe demo-server/main.ts --port ${PORT}`,
		url: `http://localhost:${PORT}/favicon.svg`,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
		stdout: 'ignore',
		stderr: 'pipe',
	},
});
