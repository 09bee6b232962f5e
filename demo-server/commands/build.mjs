import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { announce, at, bun, Trouble } from './house.mjs';
import { ensureWritable } from './install.mjs';
import { run } from './process.mjs';

/** What the built site is made of. Pages quote the server's files, so those belong to it. */
const SOURCES = [
	'docs',
	'demo-server',
	'astro.config.mjs',
	'ec.config.mjs',
	'svelte.config.js',
	'tsconfig.json',
	'package.json',
	'package-lock.json',
];
/** Parts of those folders that no page shows. */
const NOT_BUILT = /(^|[\\/])(node_modules|e2e|decisions|commands)([\\/]|$)/;
/** The environment that astro.config.mjs reads. */
const SETTINGS = ['SITE_URL', 'BASE_PATH'];

const stamp = at('.cache', 'build', 'sources.sha256');

async function filesOf(/** @type {string} */ source) {
	const entries = await readdir(at(source), { recursive: true, withFileTypes: true }).catch(
		(error) => {
			if (error.code === 'ENOTDIR') return null;
			throw error;
		},
	);
	if (entries === null) return [at(source)];
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name))
		.filter((file) => !NOT_BUILT.test(file.slice(at().length)));
}

/** One hash of everything that goes into the build. */
async function hashOfSources() {
	const hash = createHash('sha256');
	for (const name of SETTINGS) hash.update(`${name}=${process.env[name] ?? ''}\n`);
	const files = (await Promise.all(SOURCES.map(filesOf))).flat().sort();
	const contents = await Promise.all(files.map((file) => readFile(file)));
	files.forEach((file, index) => {
		hash.update(`${file.slice(at().length)}\n`).update(contents[index] ?? '');
	});
	return hash.digest('hex');
}

const BUILD = ['--bun', 'astro', 'build'];
const PLAIN = { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0' };

/**
 * Builds the site once more, for a folder of a public host, into .cache/static/. Only the tests
 * use it: docs/e2e/static.test.ts serves it as that host would.
 * @returns {Promise<import('./process.mjs').Outcome>}
 */
export const buildForStaticHost = () =>
	run(bun, [...BUILD, '--outDir', at('.cache', 'static')], {
		env: { ...PLAIN, SITE_URL: 'https://example.org', BASE_PATH: '/workbook' },
	});

/**
 * Builds the site into dist/.
 * @returns {Promise<import('./process.mjs').Outcome>}
 */
export async function build() {
	const sources = await hashOfSources();
	await rm(stamp, { force: true });
	const outcome = await run(bun, BUILD, { env: PLAIN });
	if (outcome.code === 0) {
		await mkdir(dirname(stamp), { recursive: true });
		await writeFile(stamp, sources);
	}
	return outcome;
}

async function isBuilt() {
	if (!existsSync(at('dist', 'index.html'))) return false;
	const built = await readFile(stamp, 'utf8').catch(() => '');
	return built === (await hashOfSources());
}

/** Builds the site, unless dist/ is what the sources make. */
export async function ensureBuilt() {
	if (await isBuilt()) return;
	await ensureWritable();
	const took = announce('Building the pages');
	const { code, output } = await build();
	if (code !== 0) {
		console.error(output);
		throw new Trouble('The pages could not be built; the reason stands above.');
	}
	console.log(`  built in ${took()}`);
}
