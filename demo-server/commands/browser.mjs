import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { announce, at, Trouble } from './house.mjs';
import { run } from './process.mjs';

/**
 * A browser of the tests.
 * @typedef {object} Browser
 * @property {string} title
 * @property {readonly string[]} installed - where systems put the one of their packages
 * @property {readonly string[]} packages - what Debian calls it, and what its tests need besides
 * @property {string} [channel] - how Playwright drives one that it did not bring itself
 */

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** @type {Readonly<Record<BrowserName, Browser>>} */
export const BROWSERS = {
	chromium: {
		title: 'Chromium',
		installed: [
			'/usr/bin/chromium',
			'/usr/bin/chromium-browser',
			'/usr/bin/google-chrome',
			'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
			'C:/Program Files/Google/Chrome/Application/chrome.exe',
		],
		packages: ['chromium', 'fonts-noto-cjk'],
	},
	firefox: {
		title: 'Firefox',
		installed: [
			'/usr/bin/firefox-esr',
			'/usr/bin/firefox',
			'/snap/bin/firefox',
			'/Applications/Firefox.app/Contents/MacOS/firefox',
			'C:/Program Files/Mozilla Firefox/firefox.exe',
		],
		packages: ['firefox-esr', 'fonts-noto-cjk'],
		// By WebDriver BiDi; Playwright's own Firefox is patched to speak its own protocol.
		channel: 'moz-firefox',
	},
};

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
 * Finds a browser for the tests.
 * @param {BrowserName} name
 * @returns {Promise<{ executablePath?: string, channel?: string } | undefined>} what Playwright is
 *   launched with: nothing for its own browser, the path of another one; `undefined` where there
 *   is none
 */
export async function findBrowser(name) {
	const playwright = await import('@playwright/test');
	if (runs(playwright[name].executablePath())) return {};
	const { installed, channel } = BROWSERS[name];
	const executablePath = installed.find(runs);
	return executablePath === undefined ? undefined : { executablePath, ...(channel && { channel }) };
}

const isDebianRoot = () =>
	existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/** What installing does to a machine; a test hands in a machine of its own. */
const MACHINE = { find: findBrowser, run, isDebianRoot };

/**
 * Installs a browser where there is none: Playwright's own, else Debian's.
 * @param {BrowserName} name
 * @throws {Trouble} where neither can be had, with what the person can do
 */
export async function ensureBrowser(name, machine = MACHINE) {
	if (await machine.find(name)) return;
	const { title, packages } = BROWSERS[name];

	const downloaded = announce(`Fetching Playwright's ${title}`);
	await machine.run(process.execPath, [PLAYWRIGHT, 'install', name], { timeout: DOWNLOAD_TIMEOUT });
	if (await machine.find(name)) {
		console.log(`  fetched in ${downloaded()}`);
		return;
	}
	console.log(`  not to be had (${downloaded()})`);

	if (machine.isDebianRoot()) {
		const installed = announce(`Installing Debian's ${title} and Japanese fonts`);
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		await machine.run('apt-get', ['update', '-qq'], { env, timeout: APT_TIMEOUT });
		const { output } = await machine.run(
			'apt-get',
			['install', '-y', '-qq', '--no-install-recommends', ...packages],
			{ env, timeout: APT_TIMEOUT },
		);
		if (await machine.find(name)) {
			console.log(`  installed in ${installed()}`);
			return;
		}
		console.log(`${output.trim().split('\n').slice(-5).join('\n')}\n  failed (${installed()})`);
	}
	throw new Trouble(
		`There is no ${title} for the browser tests. Install one (Debian: apt-get install ${packages.join(' ')}; elsewhere: npx playwright install --with-deps ${name}), then try again.`,
	);
}
