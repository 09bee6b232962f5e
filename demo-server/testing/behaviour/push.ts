import { expect, test } from 'bun:test';
import { INBOUND_LIMITS } from '#demo-server/guards/inbound';
import type { StartHost } from '#demo-server/testing/host';
import { readTick } from '#demo-server/testing/push-client';

/** What push by WebSocket does wherever it runs. */
export function pushBehaviour(start: StartHost): void {
	test('a client is told the newest tick at once, and then one every second', async () => {
		await using server = start();
		const startedAt = server.time.wallTime();
		server.time.advance(2_250);
		const client = await server.connect('/live/push');
		expect(readTick(await client.next())).toMatchObject({
			n: 2,
			at: startedAt + 2_000,
			now: startedAt + 2_250,
		});
		server.time.advance(750);
		server.time.advance(1_000.125);
		for (const [n, now] of [
			[3, 3_000],
			[4, 4_000.125],
		] as const) {
			expect(readTick(await client.next())).toMatchObject({
				n,
				at: startedAt + n * 1_000,
				now: startedAt + now,
			});
		}
		expect(client.drain()).toEqual([]);
	});

	test('everybody hears the same tick, and nothing ticks when everybody has left', async () => {
		await using server = start();
		const clients = [
			await server.connect('/live/push'),
			await server.connect('/live/push'),
			await server.connect('/live/push'),
		];
		for (const client of clients) await client.next();
		expect(server.time.pending).toBe(1);
		server.time.advance(1_000);
		const [first = '', ...others] = await Promise.all(clients.map((client) => client.next()));
		expect(readTick(first)).toMatchObject({ n: 1, request: 0 });
		expect(others).toEqual([first, first]);
		const [left, ...rest] = clients;
		await left?.close();
		server.time.advance(1_000);
		for (const client of rest) expect(readTick(await client.next()).n).toBe(2);
		for (const client of rest) await client.close();
		expect(server.time.pending).toBe(0);
		const back = await server.connect('/live/push');
		expect(readTick(await back.next()).n).toBe(2);
		expect(server.time.pending).toBe(1);
	});

	test('whatever a client says is answered with a code, and the ticks go on', async () => {
		await using server = start();
		const client = await server.connect('/live/push');
		await client.next();
		client.send('{"n":1}');
		client.send('now!');
		client.send(new Uint8Array(3));
		expect(await client.next()).toBe('{"type":"error","code":"bad-message"}');
		expect(await client.next()).toBe('{"type":"error","code":"bad-json"}');
		expect(await client.next()).toBe('{"type":"error","code":"binary-data"}');
		server.time.advance(1_000);
		expect(readTick(await client.next()).n).toBe(1);
	});

	test('a client that keeps talking is closed with 4400, and a bystander misses nothing', async () => {
		await using server = start();
		const bystander = await server.connect('/live/push');
		const talker = await server.connect('/live/push');
		for (let n = 0; n < INBOUND_LIMITS.mistakes; n += 1) talker.send('null');
		expect(await talker.closed).toEqual({ code: 4400, reason: 'bad-messages' });
		server.time.advance(1_000);
		expect(readTick(await bystander.next()).n).toBe(0);
		expect(readTick(await bystander.next()).n).toBe(1);
	});
}
