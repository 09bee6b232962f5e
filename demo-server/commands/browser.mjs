import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { announce, at, Trouble } from './house.mjs';
import { run } from './process.mjs';

/** Where systems put the Chromium that came with their packages. */
const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:/Program Files/Google/Chrome/Application/chrome.exe',
];
const PLAYWRIGHT = at('node_modules', '@playwright', 'test', 'cli.js');
const DOWNLOAD_TIMEOUT = 120_000;
const APT_TIMEOUT = 400_000;

/** A browser whose libraries are missing is on the disk, but does not even tell its version. */
function runs(/** @type {string} */ executable) {
	if (!existsSync(executable)) return false;
	// On Windows a browser tells no version; it opens a window.
	if (process.platform === 'win32') return true;
	try {
		execFileSync(executable, ['--version'], { stdio: 'ignore', timeout: 20_000 });
		return true;
	} catch {
		return false;
	}
}

/**
 * Finds a Chromium for the browser tests.
 * @returns {Promise<{ executablePath?: string } | undefined>} what Playwright is launched with:
 *   nothing for its own browser, the path of another one; `undefined` where there is none
 */
export async function findBrowser() {
	const { chromium } = await import('@playwright/test');
	if (runs(chromium.executablePath())) return {};
	const executablePath = INSTALLED.find(runs);
	return executablePath === undefined ? undefined : { executablePath };
}

const isDebianRoot = () =>
	existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/** Installs a browser where there is none: Playwright's own, else Debian's. */
export async function ensureBrowser() {
	if (await findBrowser()) return;

	const downloaded = announce("Fetching Playwright's Chromium");
	await run(process.execPath, [PLAYWRIGHT, 'install', 'chromium'], { timeout: DOWNLOAD_TIMEOUT });
	if (await findBrowser()) {
		console.log(`  fetched in ${downloaded()}`);
		return;
	}
	console.log(`  not to be had (${downloaded()})`);

	if (isDebianRoot()) {
		const installed = announce("Installing Debian's Chromium and Japanese fonts");
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		await run('apt-get', ['update', '-qq'], { env, timeout: APT_TIMEOUT });
		const { output } = await run(
			'apt-get',
			['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
			{ env, timeout: APT_TIMEOUT },
		);
		if (await findBrowser()) {
			console.log(`  installed in ${installed()}`);
			return;
		}
		console.log(`${output.trim().split('\n').slice(-5).join('\n')}\n  failed (${installed()})`);
	}
	throw new Trouble(
		'There is no Chromium for the browser tests. Install one (Debian: apt-get install chromium fonts-noto-cjk; elsewhere: npx playwright install --with-deps chromium), then try again.',
	);
}
