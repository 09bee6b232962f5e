import { describe, expect, test } from 'bun:test';
import { RELAY_LIMITS } from '#protocol';
import { handshake, Raw } from '#demo-server/testing/raw';
import { forgotten, RelayClient } from '#demo-server/testing/relay-client';
import { startTestServer, type TestServer } from '#demo-server/testing/server';

const get = (path: string, host: string) => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
const statusOf = (received: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(received)?.[1]);
/** A text of under 126 bytes as a client sends it; the mask is zero. */
const textFrame = (text: string) => `\x81${String.fromCharCode(0x80 | text.length)}\0\0\0\0${text}`;
const ENDLESS = { burst: 1e9, perSecond: 1e9 };

/** Shakes hands with a demo, on the TCP connection that is open. */
async function shake(client: RelayClient, server: TestServer, path = '/live/echo'): Promise<void> {
	client.write(handshake(path, server.host));
	expect(statusOf(await client.until(/\r\n\r\n/))).toBe(101);
}

test('a handshake by hand is answered by the real server, and a frame by its echo', async () => {
	await using server = startTestServer();
	const client = await RelayClient.open(server);
	await shake(client, server);
	client.write('\x81\x85\x01\x02\x03\x04\x69\x67\x6f\x68\x6e');
	expect(await client.until(/hello/)).toEndWith('\r\n\r\n\x81\x05hello');
});

test('bytes pass unchanged, in pieces of 8 KB at most', async () => {
	const body = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
	await using server = startTestServer({ pages: (c) => Promise.resolve(c.body(body)) });
	const client = await RelayClient.open(server);
	client.write(get('/page', server.host));
	const received = await client.until(/\r\n\r\n[^]{100000}$/);
	expect(Buffer.from(received.slice(-100_000), 'latin1').equals(body)).toBe(true);
	expect(client.largest).toBe(RELAY_LIMITS.chunkBytes);
});

test('a request that comes byte by byte is a request', async () => {
	await using server = startTestServer({
		limits: { rate: ENDLESS, refusals: 1, pause: 0, mistakes: 1, mistakesWithin: 1 },
	});
	const client = await RelayClient.open(server);
	for (const byte of get('/healthz', server.host)) client.write(byte);
	expect(await client.until(/"ok"/)).toStartWith('HTTP/1.1 200 OK\r\n');
});

test('who ends a connection is told, and then another one can be opened', async () => {
	await using server = startTestServer();
	const client = await RelayClient.open(server);
	client.write('nonsense\r\n\r\n');
	expect(await client.told()).toEqual({ type: 'ended', by: 'server' });
	expect(statusOf(client.received)).toBe(400);
	client.write('on its way when the connection ended');
	await client.open();
	client.tell({ type: 'end' });
	expect(await client.told()).toEqual({ type: 'ended', by: 'page' });
	await client.open();
	client.write(get('/healthz', server.host));
	expect(statusOf(await client.until(/"ok"/))).toBe(200);
});

test('a connection that the page ends without a close frame is 1006 to the server', async () => {
	await using server = startTestServer();
	const client = await RelayClient.open(server);
	await shake(client, server);
	client.tell({ type: 'end' });
	await forgotten(server);
	expect(server.logged).toContainEqual(
		expect.objectContaining({ event: 'closed', demo: 'echo', code: 1006 }),
	);
});

test('one page has one TCP connection at a time', async () => {
	await using server = startTestServer();
	const client = await RelayClient.open(server);
	client.tell({ type: 'open' });
	expect(await client.told()).toEqual({ type: 'refused', reason: 'already-open' });
	await shake(client, server);
});

test('a page of another site gets no relay', async () => {
	await using server = startTestServer();
	const dialled = RelayClient.connect(server, { Origin: 'http://evil.example' });
	expect(dialled).rejects.toThrow('refused');
	await dialled.catch(() => undefined);
	expect(await server.metric('refusals_total{reason="bad-origin"}')).toBe(1);
});

test('what is no message is answered, and too many of them close the socket', async () => {
	await using server = startTestServer();
	const client = await RelayClient.connect(server);
	const wrong = ['', '{', '[]', '{"type":"dial"}', '{"type":"opened"}'];
	for (const text of wrong) client.sendText(text);
	const codes = ['bad-json', 'bad-json', 'bad-message', 'bad-message', 'bad-message'] as const;
	for (const code of codes) expect(await client.told()).toEqual({ type: 'error', code });
	for (let more = wrong.length; more < 20; more += 1) client.sendText('no');
	expect(await client.closed).toEqual({ code: 4400, reason: 'bad-messages' });
});

describe('a TCP connection ends when it has spent', () => {
	const wide = {
		limits: { rate: ENDLESS, refusals: 1e9, pause: 0, mistakes: 1e9, mistakesWithin: 1 },
	};

	test('its bytes up', async () => {
		await using server = startTestServer(wide);
		const client = await RelayClient.open(server);
		await shake(client, server);
		// Pongs that nobody asked for are good, and are not answered (RFC 6455, section 5.5.3).
		const pong = `\x8a\xfd\0\0\0\0${'x'.repeat(125)}`;
		client.write(pong.repeat(RELAY_LIMITS.bytesUp / pong.length));
		expect(await client.told()).toEqual({ type: 'ended', by: 'relay', reason: 'bytes-up' });
		await forgotten(server);
	});

	test('its bytes down', async () => {
		const body = 'x'.repeat(1_000_000);
		await using server = startTestServer({ pages: (c) => Promise.resolve(c.text(body)) });
		const client = await RelayClient.open(server);
		client.write(get('/page', server.host));
		expect(await client.told()).toEqual({ type: 'ended', by: 'relay', reason: 'bytes-down' });
		expect(client.received).toHaveLength(RELAY_LIMITS.bytesDown);
		await forgotten(server);
	});

	test('its time, though it is busy', async () => {
		await using server = startTestServer(wide);
		const client = await RelayClient.open(server);
		await shake(client, server);
		const { time, idle } = RELAY_LIMITS;
		for (let gone = 0; gone + idle / 2 < time; gone += idle / 2) {
			const text = `after ${gone}`;
			client.write(textFrame(text));
			await client.until(new RegExp(`${text}$`));
			server.time.advance(idle / 2);
		}
		server.time.advance(idle / 2);
		expect(await client.told()).toEqual({ type: 'ended', by: 'relay', reason: 'time' });
		await forgotten(server);
	});

	test('its patience with a page that says nothing', async () => {
		await using server = startTestServer();
		const client = await RelayClient.open(server);
		client.write('GET /never HTTP/1.1\r\n');
		server.time.advance(RELAY_LIMITS.idle);
		expect(await client.told()).toEqual({ type: 'ended', by: 'relay', reason: 'idle' });
		await forgotten(server);
	});

	test('its patience with a server that answers nothing', async () => {
		const asked = Promise.withResolvers<void>();
		await using server = startTestServer({
			pages() {
				asked.resolve();
				return new Promise<Response>(() => undefined);
			},
		});
		const client = await RelayClient.open(server);
		client.write(get('/page', server.host));
		await asked.promise;
		server.time.advance(RELAY_LIMITS.idle);
		expect(await client.told()).toEqual({ type: 'ended', by: 'relay', reason: 'idle' });
		await forgotten(server);
	});

	test('its messages, for a stream with a piece missing is worth nothing', async () => {
		await using server = startTestServer();
		const client = await RelayClient.open(server);
		for (let sent = 0; sent < 60; sent += 1) client.write('x');
		expect(await client.told()).toEqual({ type: 'error', code: 'slow-down' });
		expect(await client.told()).toEqual({ type: 'ended', by: 'relay', reason: 'too-fast' });
		await forgotten(server);
	});
});

test('a flood closes the socket, and the TCP connection with it', async () => {
	await using server = startTestServer();
	const client = await RelayClient.open(server);
	for (let sent = 0; sent < 200; sent += 1) client.write('x');
	expect(await client.closed).toEqual({ code: 4429, reason: 'flooding' });
	await forgotten(server);
});

test('a page that goes without a word takes its TCP connection along', async () => {
	await using server = startTestServer();
	const client = await RelayClient.open(server);
	await shake(client, server);
	client.cut();
	await forgotten(server);
	expect(await server.metric('connections{demo="relay"}')).toBe(0);
	expect(await server.metric('connections{demo="echo"}')).toBe(0);
	expect(server.time.pending).toBe(0);
});

test('a peer that ends one half of it has ended it', async () => {
	await using server = startTestServer();
	const client = await RelayClient.open(server);
	await shake(client, server);
	// The server answers the close frame and ends; nothing more is written for the page.
	client.write('\x88\x82\0\0\0\0\x03\xe8');
	expect(await client.told()).toEqual({ type: 'ended', by: 'server' });
	client.write(textFrame('late'));
	await forgotten(server);
	expect(client.received).toEndWith('\x88\x02\x03\xe8');
});

test('as many are open at a time as may be, from one address and in all', async () => {
	const headers = (address: string) => ({
		Origin: `http://${server.host}`,
		'X-Forwarded-For': address,
	});
	await using server = startTestServer({
		trustProxy: true,
		relayCapacity: { open: { perAddress: 2, total: 3 }, rate: ENDLESS },
	});
	const refused = async (address: string) => {
		const client = await RelayClient.connect(server, headers(address));
		client.tell({ type: 'open' });
		return client.told();
	};
	const tooMany = { type: 'refused', reason: 'too-many' } as const;
	const first = await RelayClient.open(server, headers('192.0.2.1'));
	const second = await RelayClient.open(server, headers('192.0.2.1'));
	expect(await refused('192.0.2.1')).toEqual(tooMany);
	const other = await RelayClient.open(server, headers('192.0.2.2'));
	expect(await refused('192.0.2.2')).toEqual(tooMany);
	for (const client of [first, second, other]) client.cut();
	await forgotten(server);
	expect(await refused('192.0.2.1')).toEqual({ type: 'opened' });
});

test('an address that opens too many too fast has to wait', async () => {
	await using server = startTestServer({
		relayCapacity: {
			open: { perAddress: 100, total: 100 },
			rate: { burst: 2, perSecond: 0.5 },
		},
	});
	const client = await RelayClient.open(server);
	const again = async () => {
		client.tell({ type: 'end' });
		client.tell({ type: 'open' });
		await client.told();
		return client.told();
	};
	expect(await again()).toEqual({ type: 'opened' });
	expect(await again()).toEqual({ type: 'refused', reason: 'too-often' });
	server.time.advance(2_000);
	client.tell({ type: 'open' });
	expect(await client.told()).toEqual({ type: 'opened' });
});

test('a server that stops takes leave of a page that relays', async () => {
	const server = startTestServer();
	const client = await RelayClient.open(server);
	await shake(client, server);
	await server.stop();
	expect(await client.closed).toEqual({ code: 1001, reason: 'going-away' });
	expect(server.time.pending).toBe(0);
});

test('a silent TCP connection does not keep the server from seeing its other clients', async () => {
	await using server = startTestServer();
	const silent = await RelayClient.open(server);
	silent.write('GET / HT');
	const raw = await Raw.open(server.port);
	raw.write(get('/healthz', server.host));
	expect(statusOf(await raw.until(/"ok"/))).toBe(200);
	raw.end();
});
