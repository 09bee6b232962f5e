import { mkdir, readFile, rm } from 'node:fs/promises';

import { ensureBrowser } from './browser.mjs';
import { build, buildForStaticHost } from './build.mjs';
import { announce, at, bun, Trouble } from './house.mjs';
import { run } from './process.mjs';

/**
 * What came of a stage; `faults` names what failed.
 * @typedef {{ passed: number, failed: number, faults?: readonly string[] }} Tally
 */

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
		return verdict(name, code === 0, took());
	};
}

/** @returns {Tally} */
function verdict(
	/** @type {string} */ name,
	/** @type {boolean} */ passed,
	/** @type {string} */ time,
	why = '',
) {
	console.log(`  ${name}: ${passed ? 'passed' : 'FAILED'} in ${time}${why && `: ${why}`}`);
	return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, faults: [name] };
}

/** Tells the tally of a test runner. No test run, or a failure that no test shows, is one failed. */
function tallied(
	/** @type {string} */ name,
	/** @type {Tally} */ { passed, failed, faults = [] },
	/** @type {number} */ code,
	/** @type {string} */ time,
) {
	let why = '';
	if (passed + failed === 0) why = 'no test was run';
	else if (code !== 0 && failed === 0) why = `the runner ended with ${code}`;
	const tally = {
		passed,
		failed: failed + (why ? 1 : 0),
		faults: why ? [...faults, `${name}: ${why}`] : faults,
	};
	console.log(
		`  ${name}: ${tally.passed} passed, ${tally.failed} failed in ${time}${why && ` (${why})`}`,
	);
	return tally;
}

/** Reads the totals that Bun's JUnit reporter writes on the root element. */
async function junitTally(/** @type {string} */ file) {
	const xml = await readFile(file, 'utf8').catch(() => '');
	const root = /<testsuites\b[^>]*>/.exec(xml)?.[0] ?? '';
	const count = (/** @type {string} */ name) =>
		Number(new RegExp(`\\b${name}="(\\d+)"`).exec(root)?.[1] ?? 0);
	const failed = count('failures') + count('errors');
	return { passed: count('tests') - failed - count('skipped'), failed, faults: failuresIn(xml) };
}

/** The names of the tests that failed, each with its file. */
function failuresIn(/** @type {string} */ xml) {
	const cases = xml.matchAll(/<testcase\b([^>]*[^/])>\s*<(?:failure|error)\b/g);
	const attribute = (/** @type {string} */ text, /** @type {string} */ name) =>
		new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '';
	return [...cases].map(
		([, text = '']) => `${attribute(text, 'file')}: ${attribute(text, 'name')}`,
	);
}

/**
 * Reads the totals of Playwright's JSON reporter, and names what passed at the second try: see
 * docs/decisions/0010-a-second-try.md.
 */
async function playwrightTally(/** @type {string} */ file) {
	const report = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
	const { expected = 0, unexpected = 0, flaky = 0 } = report.stats ?? {};
	for (const title of namesIn(report, 'flaky')) {
		console.log(`  passed at the second try: ${title}`);
	}
	return {
		passed: expected + flaky,
		failed: unexpected + (report.errors?.length ?? 0),
		faults: namesIn(report, 'unexpected'),
	};
}

/**
 * A file, or a group of tests in one, of Playwright's report.
 * @typedef {object} Suite
 * @property {Suite[]} [suites]
 * @property {{ file: string, title: string, tests: { status: string }[] }[]} [specs]
 */

/**
 * The names of the tests that came out like this, each with its file.
 * @returns {string[]}
 */
function namesIn(
	/** @type {Suite} */ { suites = [], specs = [] },
	/** @type {'flaky' | 'unexpected'} */ wanted,
) {
	const here = specs.filter(({ tests }) => tests.some(({ status }) => status === wanted));
	return [
		...here.map(({ file, title }) => `${file}: ${title}`),
		...suites.flatMap((suite) => namesIn(suite, wanted)),
	];
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
	const name = 'Unit tests';
	const took = announce(name);
	const report = `${results}/unit.xml`;
	await mkdir(results, { recursive: true });
	await rm(report, { force: true });
	const { code, output } = await run(
		bun,
		[
			'test',
			'--only-failures',
			// Generous, for a machine that does other things too; nothing waits longer than it has to.
			'--timeout=60000',
			'--reporter=junit',
			`--reporter-outfile=${report}`,
		],
		{ env: PLAIN },
	);
	const tally = await junitTally(report);
	if (code !== 0 || tally.failed > 0) console.log(output.trimEnd());
	return tallied(name, tally, code, took());
}

/** A stage that builds the site: it passes when nothing was warned of. */
function building(
	/** @type {string} */ name,
	/** @type {() => Promise<import('./process.mjs').Outcome>} */ make,
) {
	return async () => {
		const took = announce(name);
		const { code, output } = await make();
		const warnings = output.split('\n').filter((line) => /\[WARN\]|\[ERROR\]/.test(line));
		if (code !== 0) console.log(output.trimEnd());
		else if (warnings.length > 0) console.log(warnings.join('\n'));
		return verdict(
			name,
			code === 0 && warnings.length === 0,
			took(),
			warnings.length > 0 ? 'it warned' : '',
		);
	};
}

const site = building('Build', build);

/** One after the other: both builds write Astro's cache. */
const staticSite = building('Build for a folder of a static host', buildForStaticHost);

/**
 * Why there is no such browser, or nothing where there is one.
 * @returns {Promise<string | undefined>}
 */
async function missing(/** @type {import('./browser.mjs').BrowserName} */ name) {
	try {
		await ensureBrowser(name);
	} catch (error) {
		if (!(error instanceof Trouble)) throw error;
		return error.message;
	}
}

async function browser() {
	const noChromium = await missing('chromium');
	if (noChromium !== undefined) {
		console.log(`  FAILED: ${noChromium}`);
		return { passed: 0, failed: 1, faults: [noChromium] };
	}
	// A person may go on without Firefox; what stands for everybody, .ci/run, may not.
	const noFirefox = await missing('firefox');
	const name = 'Browser tests';
	const took = announce(name);
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
	const tally = tallied(name, await playwrightTally(report), code, took());
	if (noFirefox === undefined) return tally;
	console.log(`  NOT RUN in Firefox: ${noFirefox}`);
	return process.env['CI'] === undefined
		? tally
		: { ...tally, failed: tally.failed + 1, faults: [...tally.faults, noFirefox] };
}

/**
 * Every check there is, by name.
 * @type {Readonly<Record<string, () => Promise<Tally>>>}
 */
export const stages = {
	format,
	types,
	componentTypes,
	lint,
	unit,
	build: site,
	staticBuild: staticSite,
	browser,
};

/**
 * The groups that package.json names: rounds, one after the other, of lanes, side by side, of
 * stages. The types come before lint, because `astro check` writes the types of the content, which
 * lint reads; both builds write Astro's cache. A check that needs the built site brings it along.
 * The browsers have both processors to themselves.
 * @type {Readonly<Record<string, readonly (readonly (readonly string[])[])[]>>}
 */
export const groups = {
	all: [
		[
			['types', 'lint', 'build', 'staticBuild'],
			['format', 'componentTypes', 'unit'],
		],
		[['browser']],
	],
	check: [
		[
			['types', 'lint'],
			['format', 'componentTypes'],
		],
	],
	unit: [[['unit']]],
	browser: [[['build', 'staticBuild', 'browser']]],
};
