import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'bun:test';

import { echo } from '#docs/exercises/echo/exercise';
import { freePort } from '#docs/exercises/testing/free-port';
import { isListening } from './program';

const EXERCISES = join(import.meta.dir, '..');
const ESCAPE = String.fromCharCode(27);
const fileOf = (path: string) => join(EXERCISES, path);
const SOLUTION = fileOf('echo/solution/server/src/index.ts');

let folder: string;
let port: number;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'exercise-'));
	port = await freePort();
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs the command as npm does: in the folder of the house, with the reader's in INIT_CWD. */
function start(args: readonly string[], env: Record<string, string> = {}) {
	const child = Bun.spawn([process.execPath, join(import.meta.dir, 'main.ts'), ...args], {
		env: { ...process.env, LANG: '', LC_ALL: '', NO_COLOR: '1', INIT_CWD: folder, ...env },
		stdin: 'ignore',
		stdout: 'pipe',
		stderr: 'pipe',
	});
	let output = '';
	let wake = Promise.withResolvers<undefined>();
	async function read(stream: ReadableStream<Uint8Array>): Promise<void> {
		const decoder = new TextDecoder();
		for await (const bytes of stream) {
			output += decoder.decode(bytes, { stream: true });
			wake.resolve(undefined);
			wake = Promise.withResolvers();
		}
	}
	const reading = Promise.all([read(child.stdout), read(child.stderr)]);
	return {
		/** Waits until it has printed this; the test's own limit ends it where it never does. */
		async printed(text: string) {
			while (!output.includes(text)) await wake.promise;
		},
		interrupt: () => child.kill('SIGINT'),
		async end() {
			await Promise.all([child.exited, reading]);
			return { code: child.exitCode, output };
		},
	};
}

const run = (args: readonly string[], env?: Record<string, string>) => start(args, env).end();
const once = (file: string, ...more: string[]) =>
	run(['echo', '--once', '--port', String(port), '--file', file, ...more]);

describe('a program is started, checked, and gone afterwards:', () => {
	test('a right one', async () => {
		const { code, output } = await once(SOLUTION, '--lang', 'en');
		expect(output).toContain('✓ passed  A text comes back as it was sent');
		expect(output).toMatch(/5\/5 passed in \d+ ms/);
		expect(code).toBe(0);
		expect(await isListening(port)).toBe(false);
	});

	test('a wrong one, with what was expected, what came, and why', async () => {
		const file = fileOf('echo/testing/wrong/answers-everyone.only-the-sender.ts');
		const { code, output } = await once(file, '--lang', 'en');
		expect(output).toContain('✗ failed  Only the sender hears the answer');
		expect(output).toMatch(
			/Expected: B hears "yours-\w+", and before it no text with "mine-\w+" in it/,
		);
		expect(output).toMatch(/But: B heard "mine-\w+"/);
		expect(output).toMatch(/A → server {2}"mine-\w+"/);
		expect(output).toContain('Look at: An answer goes to the connection');
		expect(code).toBe(1);
		expect(await isListening(port)).toBe(false);
	});

	test('one that dies of a message, with what it printed', async () => {
		const file = fileOf('bad-input/starter/server/src/index.ts');
		const { code, output } = await run([
			'bad-input',
			'--once',
			'--port',
			String(port),
			'--file',
			file,
			'--lang',
			'en',
		]);
		expect(output).toContain('✗ failed  The server survives what is not JSON');
		expect(output).toContain('Your server ended in the middle.');
		expect(output).toMatch(/What your program printed:[\s\S]*SyntaxError/);
		expect(code).toBe(1);
	});

	test('one that does not start, with what it printed', async () => {
		const file = join(folder, 'broken.ts');
		await Bun.write(file, 'throw new Error("not today");\n');
		const { code, output } = await once(file, '--lang', 'en');
		expect(output).toContain('Your server ended before it took a connection (exit code 1).');
		expect(output).toContain('not today');
		expect(code).toBe(1);
	});
});

describe('a client is served:', () => {
	test('a right one', async () => {
		const file = fileOf('come-back/solution/client/src/index.ts');
		const { code, output } = await run(['come-back', '--once', '--file', file, '--lang', 'en']);
		expect(output).toMatch(/15\/15 passed in \d+ ms/);
		expect(code).toBe(0);
	});

	test('one that dies, with what it printed', async () => {
		const file = join(folder, 'client/src/index.ts');
		await Bun.write(
			file,
			'export const start = () => setTimeout(() => { throw new Error("not today"); });\n',
		);
		const { code, output } = await run(['come-back', '--once', '--lang', 'en']);
		expect(output).toContain('Your program ended in the middle');
		expect(output).toMatch(/What your program printed:[\s\S]*not today/);
		expect(code).toBe(1);
	});

	test('no address can be given, and the reader is told why', async () => {
		const { code, output } = await run([
			'come-back',
			'--url',
			'ws://localhost:3000/ws',
			'--lang',
			'en',
		]);
		expect(output).toContain('This command is its server');
		expect(code).toBe(2);
	});

	test('its starter is copied to where it is looked for, and Ctrl+C ends it', async () => {
		await run(['come-back', '--new', '--lang', 'en']);
		const session = start(['come-back', '--lang', 'en']);
		await session.printed('Save mine/come-back/client/src/index.ts to check again.');
		session.interrupt();
		const { code, output } = await session.end();
		expect(output).toContain('2/15 passed');
		expect(code).toBe(130);
	});
});

test('a save checks again, and Ctrl+C ends it with the program', async () => {
	const file = join(folder, 'server/src/index.ts');
	await Bun.write(file, await Bun.file(fileOf('echo/starter/server/src/index.ts')).text());
	const session = start(['echo', '--port', String(port), '--lang', 'en']);
	await session.printed('Save server/src/index.ts to check again.');
	await Bun.write(file, await Bun.file(SOLUTION).text());
	await session.printed('All done.');
	session.interrupt();
	const { code, output } = await session.end();
	expect(output).toContain('0/5 passed');
	expect(output).toContain('5/5 passed');
	expect(code).toBe(0);
	expect(await isListening(port)).toBe(false);
});

test('Ctrl+C while the program is still wrong is told by the exit code', async () => {
	const file = fileOf('echo/starter/server/src/index.ts');
	const session = start(['echo', '--port', String(port), '--lang', 'en', '--file', file]);
	await session.printed('to check again.');
	session.interrupt();
	expect((await session.end()).code).toBe(130);
	expect(await isListening(port)).toBe(false);
});

test('the starter is copied, found again, and never written over', async () => {
	const made = await run(['echo', '--new', '--lang', 'en']);
	expect(made.output).toContain('mine/echo/server/src/index.ts');
	expect(made.code).toBe(0);
	const found = await run(['echo', '--once', '--port', String(port), '--lang', 'en']);
	expect(found.output).toContain('checking mine/echo/server/src/index.ts');
	expect(found.output).toContain('✗ failed  A text comes back');
	const again = await run(['echo', '--new', '--lang', 'en']);
	expect(again.output).toContain('is there already');
	expect(again.code).toBe(2);
});

describe('what cannot be done is told with what to do:', () => {
	test('there is no program', async () => {
		const { code, output } = await run(['echo', '--lang', 'en']);
		expect(output).toContain('npm run exercise echo -- --new');
		expect(code).toBe(2);
	});

	test('the port is taken, and the server on it can be checked', async () => {
		const server = Bun.serve({
			port,
			fetch: (request, own) => (own.upgrade(request) ? undefined : new Response()),
			websocket: { message: (ws, message) => void ws.send(message) },
		});
		const { code, output } = await once(SOLUTION, '--lang', 'en');
		expect(code).toBe(2);
		const command = `--url ws://localhost:${port}/ws`;
		expect(output).toContain(command);
		const dialled = await run(['echo', ...command.split(' '), '--lang', 'en']);
		expect(dialled.code).toBe(0);
		expect(await isListening(port)).toBe(true);
		await server.stop(true);
	});

	test('nobody listens at the address', async () => {
		const { code, output } = await run(['echo', `ws://localhost:${port}/ws`, '--lang', 'ja']);
		expect(output).toContain('だれも待っていません');
		// What to look at in a program that runs would lead away from that.
		expect(output).not.toContain('見るところ');
		expect(output).not.toContain('根拠');
		expect(code).toBe(1);
	});

	test.each([
		[['nonsense', '--lang', 'en'], 'There is no exercise "nonsense".'],
		[['echo', '--wath', '--lang', 'en'], 'The option --wath makes no sense here.'],
		[['echo', '--url', 'http://localhost', '--lang', 'en'], 'is no address of a WebSocket'],
		[['echo', '--port', '70000', '--lang', 'en'], '"70000" is no port.'],
		[['--lang', 'ja'], '使い方: npm run exercise'],
	])('%j', async (args, message) => {
		const { code, output } = await run(args);
		expect(output).toContain(message);
		expect(code).toBe(2);
	});
});

test('hints come one at a time', async () => {
	const file = fileOf('echo/starter/server/src/index.ts');
	const { output } = await once(file, '--lang', 'en', '--hints', '1');
	const all = echo.words.hints.length;
	expect(output).toContain(`Hint 1/${all}: `);
	expect(output).not.toContain(`Hint 2/${all}`);
});

test('the language is that of the terminal, and Japanese where nothing is known', async () => {
	expect((await run([], { LANG: 'en_US.UTF-8' })).output).toContain('Usage:');
	expect((await run([], { LANG: 'ja_JP.UTF-8' })).output).toContain('使い方');
	expect((await run([])).output).toContain('使い方');
});

test('colour comes on top of the words, and only where it is wanted', async () => {
	const args = ['echo', `ws://localhost:${port}/ws`, '--lang', 'en'];
	expect((await run(args)).output).not.toContain(ESCAPE);
	const { output } = await run(args, { NO_COLOR: '', FORCE_COLOR: '1' });
	expect(output).toContain(ESCAPE);
	expect(Bun.stripANSI(output)).toContain('✗ failed');
});
