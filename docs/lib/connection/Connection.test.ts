import { afterEach, describe, expect, test } from 'bun:test';

import { ManualClock } from '#docs/lib/testing/manual-clock';
import { Connection, type Ending, type Status } from './Connection.svelte';
import type { Diagnosis } from './diagnose';

/** A server that echoes, and closes when it is told a code. */
function serve(port = 0) {
	return Bun.serve({
		port,
		hostname: '127.0.0.1',
		fetch: (request, server) =>
			server.upgrade(request) ? undefined : new Response('no', { status: 400 }),
		websocket: {
			message(socket, text) {
				const code = Number(text);
				if (Number.isNaN(code)) socket.send(text);
				else if (code === 1006) socket.terminate();
				else socket.close(code);
			},
		},
	});
}

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
	for (const step of cleanUp.reverse()) await step();
	cleanUp = [];
});

/** A connection whose events can be waited for. */
function connect(port: number, options: { random?: () => number; diagnosis?: Diagnosis } = {}) {
	const clock = new ManualClock();
	const seen: (string | Ending)[] = [];
	let wake = () => {};
	const note = (fact: string | Ending) => {
		seen.push(fact);
		wake();
	};
	const connection = new Connection(
		() => new URL(`ws://127.0.0.1:${String(port)}/`),
		{
			opened: () => {
				note('open');
			},
			received: (data) => {
				note(String(data));
			},
			ended: note,
		},
		{
			createSocket: (address) => new WebSocket(address()),
			whenMoved: () => () => {},
			diagnose: async () => options.diagnosis ?? 'unreachable',
			random: options.random ?? (() => 1),
			after: clock.after,
		},
	);
	cleanUp.push(() => {
		connection.dispose();
	});
	const next = async () => {
		while (seen.length === 0) await new Promise<void>((resolve) => (wake = resolve));
		return seen.shift();
	};
	return { connection, clock, next };
}

function start(port?: number) {
	const server = serve(port);
	cleanUp.push(() => server.stop(true));
	return server;
}

const portOf = (server: { port?: number | undefined }) => server.port ?? 0;

describe('Connection', () => {
	test('connects when told to, and not before', async () => {
		const { connection, next } = connect(portOf(start()));
		expect(connection.status).toBe('idle');
		expect(connection.send('early')).toBe(false);
		connection.connect();
		expect(connection.status).toBe('connecting');
		expect(await next()).toBe('open');
		expect(connection.status).toBe('open');
	});

	test('hears what the server sends', async () => {
		const { connection, next } = connect(portOf(start()));
		connection.connect();
		await next();
		expect(connection.send('hello')).toBe(true);
		expect(await next()).toBe('hello');
	});

	test('comes back after a cut, once its time has come', async () => {
		const { connection, clock, next } = connect(portOf(start()));
		connection.connect();
		await next();
		connection.send('1006');
		expect(await next()).toMatchObject({ code: 1006, opened: true });
		expect<Status>(connection.status).toBe('reconnecting');
		expect(clock.next).toBe(400);
		clock.pass(400);
		expect(await next()).toBe('open');
		expect<Status>(connection.status).toBe('open');
		expect(connection.attempt).toBe(0);
	});

	test('waits longer after each failure, up to ten seconds', async () => {
		const server = start();
		const { connection, clock, next } = connect(portOf(server));
		await server.stop(true);
		const waits: (number | undefined)[] = [];
		connection.connect();
		for (let attempt = 1; attempt <= 7; attempt += 1) {
			expect(await next()).toMatchObject({ opened: false });
			waits.push(clock.next);
			clock.pass(10_000);
		}
		expect(waits).toEqual([400, 800, 1600, 3200, 6400, 10_000, 10_000]);
	});

	test('spreads the tries of a class by chance', async () => {
		const { connection, clock, next } = connect(portOf(start()), { random: () => 0 });
		connection.connect();
		await next();
		connection.send('1006');
		await next();
		expect(clock.next).toBe(200);
	});

	test('says why, when the handshake fails', async () => {
		const server = start();
		const { connection, next } = connect(portOf(server));
		await server.stop(true);
		connection.connect();
		await next();
		await Promise.resolve();
		expect(connection.diagnosis).toBe('unreachable');
	});

	test('blames what stands between only when handshakes go on failing', async () => {
		const server = start();
		const { connection, clock, next } = connect(portOf(server), { diagnosis: 'upgrade-required' });
		await server.stop(true);
		connection.connect();
		const seen: unknown[] = [];
		for (let attempt = 1; attempt <= 3; attempt += 1) {
			await next();
			await Promise.resolve();
			seen.push(connection.diagnosis);
			clock.pass(10_000);
		}
		expect(seen).toEqual([undefined, undefined, 'upgrade-required']);
	});

	test.each([1000, 4001, 4429])('stays closed after %d', async (code) => {
		const { connection, clock, next } = connect(portOf(start()));
		connection.connect();
		await next();
		connection.send(String(code));
		expect(await next()).toMatchObject({ code });
		expect<Status>(connection.status).toBe('closed');
		expect(clock.next).toBeUndefined();
	});

	test('does not come back after its own close', async () => {
		const { connection, clock, next } = connect(portOf(start()));
		connection.connect();
		await next();
		connection.close(1000);
		expect(connection.readyState).toBe(WebSocket.CLOSING);
		expect(await next()).toMatchObject({ code: 1000 });
		expect(connection.readyState).toBe(WebSocket.CLOSED);
		expect(clock.next).toBeUndefined();
	});

	test('calls off the next try when it is closed while it waits', async () => {
		const { connection, clock, next } = connect(portOf(start()));
		connection.connect();
		await next();
		connection.send('1006');
		await next();
		connection.close();
		expect<Status>(connection.status).toBe('closed');
		expect(clock.next).toBeUndefined();
	});

	test('tells nobody anything once it is disposed', async () => {
		const server = start();
		const { connection, clock, next } = connect(portOf(server));
		connection.connect();
		await next();
		connection.dispose();
		await server.stop(true);
		expect(clock.next).toBeUndefined();
		expect<Status>(connection.status).toBe('closed');
	});
});
