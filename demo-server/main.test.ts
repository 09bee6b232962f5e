import { expect, test } from 'bun:test';
import { join } from 'node:path';
import { Client } from './testing/client';

const MAIN = join(import.meta.dir, 'main.ts');
/** Pages from a dev server that is not there, so that no built site is needed. */
const NO_PAGES = ['--pages', 'http://127.0.0.1:1'];

function start(...args: string[]) {
	return Bun.spawn([process.execPath, MAIN, ...args], {
		stdout: 'pipe',
		stderr: 'pipe',
		env: { ...process.env, PORT: undefined },
	});
}

/** Runs the process until it has said where it listens. */
async function startListening(...args: string[]) {
	const child = start('--port', '0', ...args);
	const reader = child.stdout.getReader();
	let said = '';
	while (!/http:\/\/localhost:\d+\/\n/.test(said)) {
		const { value, done } = await reader.read();
		if (done) throw new Error(await new Response(child.stderr).text());
		said += new TextDecoder().decode(value);
	}
	const [host = ''] = /localhost:\d+/.exec(said) ?? [];
	return { child, host, said };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
	'%s closes every socket with 1001, finishes what is in flight, and ends with 0 in 2 seconds',
	async (signal) => {
		const asked = Promise.withResolvers<void>();
		const answer = Promise.withResolvers<Response>();
		const dev = Bun.serve({
			port: 0,
			hostname: '127.0.0.1',
			fetch() {
				asked.resolve();
				return answer.promise;
			},
		});
		const { child, host } = await startListening('--pages', dev.url.href);
		const socket = await Client.open(`ws://${host}/live/echo`);
		const inFlight = fetch(`http://${host}/ja/`);
		await asked.promise;

		const signalled = performance.now();
		child.kill(signal);
		expect(await socket.closed).toEqual({ code: 1001, reason: 'going-away' });
		expect(fetch(`http://${host}/healthz`, { keepalive: false })).rejects.toThrow();
		answer.resolve(new Response('finished'));
		expect(await (await inFlight).text()).toBe('finished');
		expect(await child.exited).toBe(0);
		expect(performance.now() - signalled).toBeLessThan(2_000);
		await dev.stop(true);
	},
);

test('a request that never ends does not keep the process', async () => {
	const asked = Promise.withResolvers<void>();
	const dev = Bun.serve({
		port: 0,
		hostname: '127.0.0.1',
		fetch() {
			asked.resolve();
			return new Promise<Response>(() => undefined);
		},
	});
	const { child, host } = await startListening('--pages', dev.url.href);
	const never = fetch(`http://${host}/ja/`).catch(() => 'dropped');
	await asked.promise;
	const signalled = performance.now();
	child.kill('SIGTERM');
	expect(await child.exited).toBe(0);
	expect(performance.now() - signalled).toBeLessThan(2_000);
	expect(await never).toBe('dropped');
	await dev.stop(true);
});

test('by default only this machine reaches the server, by both of its names', async () => {
	const { child, host, said } = await startListening(...NO_PAGES);
	expect(said).toBe(`http://${host}/\n`);
	for (const name of [host, host.replace('localhost', '127.0.0.1')]) {
		expect((await fetch(`http://${name}/healthz`)).status).toBe(200);
	}
	child.kill();
	await child.exited;
});

test.each([
	[['--prot', '1'], 2, /^Unknown option '--prot'/],
	[['--port', 'x'], 2, /^--port must be/],
	[['--log-level', 'loud'], 2, /^--log-level must be/],
])('%j ends with one line and exit code %i', async (args, code, line) => {
	const child = start(...args);
	expect(await child.exited).toBe(code);
	const said = await new Response(child.stderr).text();
	expect(said).toMatch(line);
	expect(said.trim().split('\n')).toHaveLength(1);
	expect(await new Response(child.stdout).text()).toBe('');
});

test.each(['127.0.0.1', '::1'])(
	'a port that is taken on %s ends with one line',
	async (hostname) => {
		const taken = Bun.listen({ hostname, port: 0, socket: { data: () => undefined } });
		const child = start('--port', String(taken.port), ...NO_PAGES);
		expect(await child.exited).toBe(1);
		const said = await new Response(child.stderr).text();
		expect(said).toStartWith(`Port ${taken.port} is taken.`);
		expect(said.trim().split('\n')).toHaveLength(1);
		taken.stop();
	},
);

test('the tap leads to the server, and says so', async () => {
	const { child, said } = await startListening('--tap', '--tap-port', '0', ...NO_PAGES);
	const [, port = ''] = /^The tap is on port (\d+)\.$/m.exec(said) ?? [];
	expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200);
	child.kill();
	expect(await child.exited).toBe(0);
	expect(fetch(`http://localhost:${port}/healthz`, { keepalive: false })).rejects.toThrow();
});

test('a tap whose port is taken ends with one line, and nothing goes on listening', async () => {
	const taken = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data: () => undefined } });
	const child = start('--port', '0', '--tap', '--tap-port', String(taken.port), ...NO_PAGES);
	expect(await child.exited).toBe(1);
	const said = await new Response(child.stderr).text();
	expect(said).toStartWith(`Port ${taken.port} is taken.`);
	expect(said).toEndWith(`npm start -- --tap --tap-port ${taken.port + 1}\n`);
	expect(said.trim().split('\n')).toHaveLength(1);
	taken.stop();
});

test('--help says what there is', async () => {
	const child = start('--help');
	expect(await child.exited).toBe(0);
	expect(await new Response(child.stdout).text()).toContain('--allow-origin ORIGIN');
});
