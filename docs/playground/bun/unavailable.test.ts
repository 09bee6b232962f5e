import { describe, expect, test } from 'bun:test';

import { Network } from './network';
import { Program } from './program';

/** Runs a program to its end, and returns what it printed. */
async function run(source: string): Promise<string[]> {
	const printed: string[] = [];
	await new Promise<number>((resolve) => {
		void new Program({
			files: { 'index.ts': source },
			entry: 'index.ts',
			packages: {},
			network: new Network(),
			toBuffer: (bytes) => Buffer.from(bytes),
			print: (_level, text) => printed.push(text),
			onEnd: resolve,
		}).run();
	});
	return printed;
}

describe('what the page has not says so by name', () => {
	test.each([
		[`Bun.file('x')`, 'Bun.file'],
		[`await Bun.write('x', 'y')`, 'Bun.write'],
		[`Bun.serve({ routes: { '/': () => new Response('') } })`, 'Bun.serve({ routes })'],
		[`Bun.serve({ tls: {}, fetch: () => new Response('') })`, 'Bun.serve({ tls })'],
		[`Bun.stdout.writer()`, 'Bun.stdout.writer'],
		[`process.memoryUsage()`, 'process.memoryUsage'],
		[`process.hrtime.bigint()`, 'process.hrtime.bigint'],
		[`process.stdin.on('data', () => {})`, 'process.stdin.on'],
		['console.log(`on ${process.version}`)', 'process.version'],
		[`require('node:fs')`, `The module 'node:fs'`],
		[`require('left-pad')`, `The module 'left-pad'`],
	])('%s', async (source, name) => {
		expect(await run(source)).toEqual([
			`UnavailableError: ${name} is not available in the page. Run the program with Bun to use it.`,
		]);
	});

	test('but a library may look for it while it loads', async () => {
		expect(await run('const { write } = Bun; console.log(typeof write);')).toEqual(['function']);
	});

	test('a file of the program’s own that is missing is named with the file that asks', async () => {
		expect(await run(`require('./protocol')`)).toEqual([
			`error: Cannot find module './protocol' from 'index.ts'`,
		]);
	});
});
