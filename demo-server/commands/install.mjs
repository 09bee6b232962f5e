import { access, constants, readFile } from 'node:fs/promises';

import { announce, at, bun, root, Trouble } from './house.mjs';
import { run } from './process.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} Locked */

/** @returns {Promise<Record<string, Locked>>} */
async function packagesOf(/** @type {string} */ lockFile) {
	return JSON.parse(await readFile(lockFile, 'utf8')).packages;
}

/** Says whether node_modules holds what package-lock.json asks for; npm keeps a list of it there. */
async function isInstalled() {
	try {
		const wanted = await packagesOf(at('package-lock.json'));
		const present = await packagesOf(at('node_modules', '.package-lock.json'));
		return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
			if (path === '' || optional || devOptional) return true;
			return present[path]?.version === version;
		});
	} catch {
		return false;
	}
}

/** npm as it was started, so that its version and settings are the reader's own. */
function npm(/** @type {string[]} */ args) {
	const script = process.env['npm_execpath'];
	if (script && /npm-cli\.c?js$/.test(script)) return run(process.execPath, [script, ...args]);
	return run('npm', args, { shell: process.platform === 'win32' });
}

/** What npm's error codes mean to a person. */
function explain(/** @type {string} */ output) {
	const code = /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1] ?? 'no code';
	if (/^(ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ERR_SOCKET|ENETUNREACH|EHOSTUNREACH)/.test(code)) {
		return `npm cannot reach its registry (${code}). Check the network or the proxy, then try again.`;
	}
	if (/^(EACCES|EPERM|EROFS)/.test(code)) {
		return `npm may not write here (${code}). Copy the folder to a place of your own, then try again.`;
	}
	if (code === 'ENOSPC') return 'The disk is full (ENOSPC). Make room, then try again.';
	const reason =
		/npm (?:error|ERR!) (?!code )(.+)/.exec(output)?.[1] ?? output.trim().split('\n')[0];
	return `npm could not install the packages (${code}: ${reason ?? 'no reason given'}).`;
}

/** Ends with a clear line where the folder cannot be written. */
export async function ensureWritable() {
	try {
		await access(root, constants.W_OK);
	} catch {
		throw new Trouble(
			`This folder cannot be written: ${root}. Copy it to a place of your own, then try again.`,
		);
	}
}

/** Installs what package-lock.json asks for, where it is not there yet. */
export async function ensureInstalled() {
	if (!(await isInstalled())) {
		await ensureWritable();
		const took = announce('Installing packages (once, a minute or so)');
		// Not `npm ci`: it refuses a lock file that lacks a build for some other system, and mirrors do
		// not carry all of those. `--no-save` keeps to the lock file and leaves it as it is.
		// Astro asks for a newer Node than ours, and gets Bun: npm's warning would only frighten.
		const { code, output } = await npm([
			'install',
			'--no-save',
			'--include=dev',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
			'--prefer-offline',
			'--fetch-retries=1',
			'--fetch-retry-mintimeout=1000',
			'--fetch-retry-maxtimeout=2000',
		]);
		if (code !== 0) throw new Trouble(explain(output));
		console.log(`  installed in ${took()}`);
	}
	await ensureBunRuns();
}

/** Bun's package fetches its program in an install script; where npm was told to run none, we do. */
async function ensureBunRuns() {
	if ((await run(bun, ['--version'])).code === 0) return;
	await run(process.execPath, [at('node_modules', 'bun', 'install.js')]);
	const { code, output } = await run(bun, ['--version']);
	if (code === 0) return;
	throw new Trouble(
		`Bun does not run on this machine (${process.platform} ${process.arch}): ${output.trim().split('\n')[0] ?? ''}`,
	);
}
