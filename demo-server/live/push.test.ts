import { expect, test } from 'bun:test';
import { INBOUND_LIMITS } from '#demo-server/guards/inbound';
import { Client } from '#demo-server/testing/client';
import { openForeignClient } from '#demo-server/testing/foreign-client';
import { readTick } from '#demo-server/testing/push-client';
import { handshake, Raw } from '#demo-server/testing/raw';
import { startTestServer } from '#demo-server/testing/server';

test('a client is told the newest tick at once, and then one every second', async () => {
	await using server = startTestServer();
	const startedAt = server.time.wallTime();
	server.time.advance(2_250);
	const client = await Client.open(server.ws('/live/push'));
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
	await using server = startTestServer();
	const clients = [
		await Client.open(server.ws('/live/push')),
		await Client.open(server.ws('/live/push')),
		await Client.open(server.ws('/live/push')),
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
	const back = await Client.open(server.ws('/live/push'));
	expect(readTick(await back.next()).n).toBe(2);
	expect(server.time.pending).toBe(1);
});

test('a client that comes between a tick and its timer hears that tick once', async () => {
	let now = 0;
	const timers: (() => void)[] = [];
	const setTimer = (callback: () => void) => {
		timers.push(callback);
		return () => undefined;
	};
	await using server = startTestServer({ time: { now: () => now, wallTime: () => now, setTimer } });
	const first = await Client.open(server.ws('/live/push'));
	now = 1_000;
	const second = await Client.open(server.ws('/live/push'));
	for (const timer of timers.splice(0)) timer();
	now = 2_000;
	for (const timer of timers.splice(0)) timer();
	const heard = async (client: Client) => readTick(await client.next()).n;
	expect([await heard(first), await heard(first), await heard(first)]).toEqual([0, 1, 2]);
	expect([await heard(second), await heard(second)]).toEqual([1, 2]);
});

test('the bytes that a client is told of are those on the wire', async () => {
	await using server = startTestServer();
	const raw = await Raw.open(server.port);
	const request = handshake('/live/push?x=%E3%81%82', server.host, {
		Origin: `http://${server.host}`,
		'Sec-WebSocket-Protocol': 'a, b',
		'User-Agent': 'Mozilla/5.0 \xe9',
	});
	raw.write(request);
	let before = 0;
	for (let n = 0; n < 12; n += 1) {
		const received = (await raw.until(new RegExp(`"n":${n},[^}]*\\}$`))).slice(before);
		before += received.length;
		const json = received.slice(received.indexOf('{'));
		expect(readTick(json)).toMatchObject({
			n,
			request: n === 0 ? request.length : 0,
			response: received.length - json.length,
		});
		server.time.advance(1_000);
	}
	raw.end();
});

test('whatever a client says is answered with a code, and the ticks go on', async () => {
	await using server = startTestServer();
	const client = await Client.open(server.ws('/live/push'));
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
	await using server = startTestServer();
	const bystander = await Client.open(server.ws('/live/push'));
	const talker = await Client.open(server.ws('/live/push'));
	for (let n = 0; n < INBOUND_LIMITS.mistakes; n += 1) talker.send('null');
	expect(await talker.closed).toEqual({ code: 4400, reason: 'bad-messages' });
	server.time.advance(1_000);
	expect(readTick(await bystander.next()).n).toBe(0);
	expect(readTick(await bystander.next()).n).toBe(1);
});

test('the ws package hears the ticks', async () => {
	await using server = startTestServer();
	const client = await openForeignClient(server.ws('/live/push'));
	expect(readTick(await client.next()).n).toBe(0);
	server.time.advance(1_000);
	expect(readTick(await client.next()).n).toBe(1);
	client.socket.close(1000, 'enough');
	expect(await client.closed).toEqual({ code: 1000, reason: 'enough' });
});
