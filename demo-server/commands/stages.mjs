import { mkdir, readFile, rm } from 'node:fs/promises';

import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { announce, at, bun, Trouble } from './house.mjs';
import { run } from './process.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */

const PLAIN = { NO_COLOR: '1', FORCE_COLOR: '0', ASTRO_TELEMETRY_DISABLED: '1' };
const results = at('.cache', 'results');

/** A stage that is one check: it passes when the program says so, and shows its output if not. */
function check(
	/** @type {string} */ name,
	/** @type {string} */ program,
	/** @type {string[]} */ args,
) {
	return async () => {
		const took = announce(name);
		const { code, output } = await run(program, args, { env: PLAIN });
		if (code !== 0) console.log(output.trimEnd());
		return verdict(code === 0, took());
	};
}

/** @returns {Tally} */
function verdict(/** @type {boolean} */ passed, /** @type {string} */ time, why = '') {
	console.log(`  ${passed ? 'passed' : 'FAILED'} in ${time}${why && `: ${why}`}`);
	return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Tells the tally of a test runner. No test run, or a failure that no test shows, is one failed. */
function tallied(
	/** @type {Tally} */ { passed, failed },
	/** @type {number} */ code,
	/** @type {string} */ time,
) {
	let why = '';
	if (passed + failed === 0) why = 'no test was run';
	else if (code !== 0 && failed === 0) why = `the runner ended with ${code}`;
	const tally = { passed, failed: failed + (why ? 1 : 0) };
	console.log(`  ${tally.passed} passed, ${tally.failed} failed in ${time}${why && ` (${why})`}`);
	return tally;
}

/** Reads the totals that Bun's JUnit reporter writes on the root element. */
async function junitTally(/** @type {string} */ file) {
	const xml = await readFile(file, 'utf8').catch(() => '');
	const root = /<testsuites\b[^>]*>/.exec(xml)?.[0] ?? '';
	const count = (/** @type {string} */ name) =>
		Number(new RegExp(`\\b${name}="(\\d+)"`).exec(root)?.[1] ?? 0);
	const failed = count('failures') + count('errors');
	return { passed: count('tests') - failed - count('skipped'), failed };
}

/** Reads the totals of Playwright's JSON reporter. A test that passed on a retry is a flake: failed. */
async function playwrightTally(/** @type {string} */ file) {
	const report = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
	const { expected = 0, unexpected = 0, flaky = 0 } = report.stats ?? {};
	return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0) };
}

const types = check('Types of pages and modules (astro check)', bun, [
	'--bun',
	'astro',
	'check',
	'--minimumSeverity',
	'warning',
]);

const componentTypes = check('Types of components (svelte-check)', bun, [
	'--bun',
	'svelte-check',
	'--tsconfig',
	'docs/build/svelte-check.tsconfig.json',
	'--fail-on-warnings',
	'--output',
	'human',
]);

const lint = check('Lint', bun, ['--bun', 'eslint', '--max-warnings', '0', '.']);

const format = check('Format', bun, ['--bun', 'prettier', '--check', '--log-level', 'warn', '.']);

async function unit() {
	const took = announce('Unit tests');
	const report = `${results}/unit.xml`;
	await mkdir(results, { recursive: true });
	await rm(report, { force: true });
	const { code, output } = await run(
		bun,
		['test', '--only-failures', '--reporter=junit', `--reporter-outfile=${report}`],
		{ env: PLAIN },
	);
	const tally = await junitTally(report);
	if (code !== 0 || tally.failed > 0) console.log(output.trimEnd());
	return tallied(tally, code, took());
}

async function site() {
	const took = announce('Build');
	const { code, output } = await build();
	const warnings = output.split('\n').filter((line) => /\[WARN\]|\[ERROR\]/.test(line));
	if (code !== 0) console.log(output.trimEnd());
	else if (warnings.length > 0) console.log(warnings.join('\n'));
	return verdict(
		code === 0 && warnings.length === 0,
		took(),
		warnings.length > 0 ? 'it warned' : '',
	);
}

async function browser() {
	try {
		await ensureBrowser();
	} catch (error) {
		if (!(error instanceof Trouble)) throw error;
		console.log(`  FAILED: ${error.message}`);
		return { passed: 0, failed: 1 };
	}
	const took = announce('Browser tests');
	const report = `${results}/browser.json`;
	await mkdir(results, { recursive: true });
	await rm(report, { force: true });
	const { code } = await run(
		process.execPath,
		[
			at('node_modules', '@playwright', 'test', 'cli.js'),
			'test',
			'--reporter=dot,json,./docs/e2e/budget-table.ts',
		],
		{ show: true, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
	);
	return tallied(await playwrightTally(report), code, took());
}

/**
 * Every check there is, by name and in the order of running. The types come before lint, because
 * `astro check` writes the types of the content, which lint reads.
 * @type {Readonly<Record<string, () => Promise<Tally>>>}
 */
export const stages = { format, types, componentTypes, lint, unit, build: site, browser };

/** The groups that package.json names. A check that needs the built site brings the build along. */
export const groups = {
	all: Object.keys(stages),
	check: ['format', 'types', 'componentTypes', 'lint'],
	unit: ['unit'],
	browser: ['build', 'browser'],
};
