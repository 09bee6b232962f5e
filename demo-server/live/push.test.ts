import { expect, test } from 'bun:test';
import { pushBehaviour } from '#demo-server/testing/behaviour/push';
import { Client } from '#demo-server/testing/client';
import { openForeignClient } from '#demo-server/testing/foreign-client';
import { readTick } from '#demo-server/testing/push-client';
import { handshake, Raw } from '#demo-server/testing/raw';
import { startTestServer } from '#demo-server/testing/server';

pushBehaviour(startTestServer);

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

test('the ws package hears the ticks', async () => {
	await using server = startTestServer();
	const client = await openForeignClient(server.ws('/live/push'));
	expect(readTick(await client.next()).n).toBe(0);
	server.time.advance(1_000);
	expect(readTick(await client.next()).n).toBe(1);
	client.socket.close(1000, 'enough');
	expect(await client.closed).toEqual({ code: 1000, reason: 'enough' });
});
