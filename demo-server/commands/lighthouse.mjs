// `npm run lighthouse`: the four categories of Lighthouse (mobile) for every kind of page, the
// median of three runs each. The tool comes by npx for this run only; it is too big to live here.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findBrowser } from './browser.mjs';

const TOOL = 'lighthouse@12.8.2';
const PORT = 4394;
const RUNS = 3;
const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');

/** The start page, a text page and each lesson, in both languages. */
function pages() {
	return ['ja', 'en'].flatMap((language) => [
		`/${language}/`,
		`/${language}/reference/errors/`,
		...readdirSync(join(root, 'dist', language, 'lessons')).map(
			(lesson) => `/${language}/lessons/${lesson}/`,
		),
	]);
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const { executablePath } = (await findBrowser('chromium')) ?? {};
const server = spawn('node_modules/bun/bin/bun.exe', ['demo-server/main.ts', '--port', `${PORT}`], {
	cwd: root,
	stdio: ['ignore', 'pipe', 'ignore'],
});
await once(server.stdout, 'data');

/**
 * One report on a page. A run in which Chromium recorded no trace says nothing of the page, so it
 * is repeated; what fails three times in a row is a fault.
 * @param {string} page
 */
function measure(page) {
	const file = join(folder, 'report.json');
	const flags = '--headless=new --no-sandbox --disable-background-networking';
	const command = ['--yes', TOOL, `http://localhost:${PORT}${page}`, '--quiet', '--output=json'];
	command.push(`--output-path=${file}`, `--chrome-flags=${flags}`);
	const env = { ...process.env, ...(executablePath && { CHROME_PATH: executablePath }) };
	let said = '';
	for (let attempt = 1; attempt <= 3; attempt += 1) {
		const { status, stderr } = spawnSync('npx', command, { env });
		if (status === 0) return JSON.parse(readFileSync(file, 'utf8'));
		said = stderr.toString();
	}
	throw new Error(`Lighthouse failed on ${page}: ${said}`);
}

try {
	for (const page of pages()) {
		const reports = Array.from({ length: RUNS }, () => measure(page));
		const scores = Object.keys(reports[0].categories).map((category) => {
			const each = reports.map((report) => Math.round(report.categories[category].score * 100));
			return `${category} ${median(each)}`;
		});
		console.log(`${page}  ${scores.join('  ')}`);
		for (const [category, { auditRefs }] of Object.entries(reports[0].categories)) {
			for (const { id, weight } of auditRefs) {
				const scores = reports.map((report) => report.audits[id].score ?? 1);
				if (weight === 0 || median(scores) >= 0.9) continue;
				console.log(`    ${category}: ${id} ${reports[0].audits[id].displayValue ?? ''}`);
			}
		}
	}
} finally {
	server.kill();
	rmSync(folder, { recursive: true, force: true });
}
