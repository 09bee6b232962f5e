import { defineConfig, devices } from '@playwright/test';

import { findBrowser } from './demo-server/commands/browser.mjs';

/** Beside the ports of `npm start` (4321) and of the reader's own programs (3000, 5173). */
const PORT = Number(process.env.TEST_PORT ?? 4399);
const isRoot = process.getuid?.() === 0;

export default defineConfig({
	testDir: 'docs/e2e',
	testMatch: '**/*.test.ts',
	outputDir: 'test-results',
	// Generous, for a machine that does other things too; nothing waits longer than it has to.
	timeout: 60_000,
	expect: { timeout: 15_000 },
	fullyParallel: true,
	workers: 2,
	forbidOnly: process.env.CI !== undefined,
	reporter: [['list'], ['./docs/e2e/budget-table.ts']],
	use: {
		...devices['Desktop Chrome'],
		baseURL: `http://localhost:${PORT}`,
		screenshot: 'only-on-failure',
		launchOptions: {
			...(await findBrowser()),
			// Chromium's sandbox refuses to start for root, as in most containers.
			chromiumSandbox: !isRoot && process.env.CI === undefined,
			args: ['--disable-background-networking'],
		},
	},
	webServer: {
		command: `node_modules/bun/bin/bun.exe demo-server/main.ts --port ${PORT}`,
		url: `http://localhost:${PORT}/favicon.svg`,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
		stdout: 'ignore',
		stderr: 'pipe',
	},
});
