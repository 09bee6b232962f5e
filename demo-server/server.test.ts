import { expect, test } from 'bun:test';
import { Client } from './testing/client';
import { handshake, Raw } from './testing/raw';
import { startTestServer } from './testing/server';

test('a server that stops drops a request that never ends, after a moment of grace', async () => {
	const asked = Promise.withResolvers<void>();
	const server = startTestServer({
		pages() {
			asked.resolve();
			return new Promise<never>(() => undefined);
		},
	});
	const never = fetch(server.http('/ja/')).catch(() => 'dropped');
	await asked.promise;
	const client = await Client.open(server.ws('/live/echo'));
	await server.stop();
	expect(await client.closed).toEqual({ code: 1001, reason: 'going-away' });
	expect(await never).toBe('dropped');
});

test('two servers in one process share nothing', async () => {
	await using first = startTestServer();
	await using second = startTestServer();
	await Client.open(first.ws('/live/echo'));
	expect(await first.metric('connections{demo="echo"}')).toBe(1);
	expect(await second.metric('connections{demo="echo"}')).toBe(0);
});

test('the sweep runs by itself, and finds who is dead', async () => {
	await using server = startTestServer({ sweepEvery: 5 });
	const dead = await Raw.open(server.port);
	dead.write(handshake('/live/echo', server.host));
	await dead.closed;
	expect(await server.metric('closes_total{reason="dead-peer"}')).toBe(1);
});
