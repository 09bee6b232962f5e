import { expect, test } from 'bun:test';
import { REFUSALS, type Refusal } from '#protocol';
import { Client } from '#demo-server/testing/client';
import { newRoom } from '#demo-server/testing/pubsub-client';
import { exchange, handshake, Raw, statusOf, textFrame } from '#demo-server/testing/raw';
import { startTestServer, type TestServer } from '#demo-server/testing/server';
import { CAPACITY } from './admission';

/** Sends a handshake as it stands, and says what came of it: `connected` or a refusal. */
async function dial(
	server: TestServer,
	headers: Record<string, string> = {},
	path = '/live/echo',
): Promise<string> {
	const response = await exchange(server.port, handshake(path, server.host, headers));
	if (statusOf(response) === 101) return 'connected';
	const body = JSON.parse(response.slice(response.indexOf('\r\n\r\n')));
	const reason: Refusal = body.error;
	expect(statusOf(response)).toBe(REFUSALS[reason]);
	expect(body.message).toEndWith('.');
	expect(body.see).toBe(`/en/reference/refusals/#${reason}`);
	return reason;
}

test.each(['http', 'https'])('a page of the same host connects, over %s', async (scheme) => {
	await using server = startTestServer();
	expect(await dial(server, { Origin: `${scheme}://${server.host}` })).toBe('connected');
});

test('a page of the default port connects', async () => {
	await using server = startTestServer();
	expect(await dial(server, { Host: 'localhost', Origin: 'http://localhost' })).toBe('connected');
	expect(await dial(server, { Host: 'localhost:443', Origin: 'https://localhost' })).toBe(
		'connected',
	);
});

test('a page of an IPv6 address connects', async () => {
	await using server = startTestServer();
	const headers = { Host: `[::1]:${server.port}`, Origin: `http://[::1]:${server.port}` };
	expect(await dial(server, headers)).toBe('connected');
});

test.each([
	'null',
	'http://evil.example',
	'http://HOST.evil.example',
	'http://evil.HOST',
	'http://HOST0',
	'http://localhost',
	'http://localhost:1',
	'http://127.0.0.1:PORT',
	'http://LOCALHOST:PORT',
	'HTTP://HOST',
	'http://HOST@evil.example',
	'http://evil.example@HOST',
	'http://user:pw@HOST',
	'http://HOST/',
	'http://HOST/live/echo',
	'http://HOST?',
	'http://HOST#',
	'http://HOST:',
	'http:/HOST',
	'http:HOST',
	'//HOST',
	'HOST',
	'ws://HOST',
	'file://HOST',
	'chrome-extension://HOST',
	'blob:http://HOST',
	'http://HOST http://HOST',
	'http://HOST, http://evil.example',
	'http://evil.example, http://HOST',
	'http://loc\u00adalhost:PORT',
	'http://%6cocalhost:PORT',
	'\\\\HOST',
	'*',
	'',
])('a page of %j is refused', async (pattern) => {
	await using server = startTestServer();
	const origin = pattern.replace('HOST', server.host).replace('PORT', String(server.port));
	expect(await dial(server, { Origin: origin })).toBe('bad-origin');
	expect(await server.metric('refusals_total{reason="bad-origin"}')).toBe(1);
	expect(await server.metric('connections{demo="echo"}')).toBe(0);
});

test('two Origins are refused, also when both are ours', async () => {
	await using server = startTestServer();
	const ours = `http://${server.host}`;
	expect(await dial(server, { Origin: `${ours}\r\nOrigin: ${ours}` })).toBe('bad-origin');
	expect(await dial(server, { Origin: `${ours}\r\nOrigin: http://evil.example` })).toBe(
		'bad-origin',
	);
});

test('a configured origin connects, and only in its one spelling', async () => {
	await using server = startTestServer({ allowedOrigins: ['https://book.example'] });
	expect(await dial(server, { Origin: 'https://book.example' })).toBe('connected');
	expect(await dial(server, { Origin: 'https://book.example/' })).toBe('bad-origin');
	expect(await dial(server, { Origin: 'http://book.example' })).toBe('bad-origin');
});

test('a program without an Origin connects from this machine only', async () => {
	await using server = startTestServer({ trustProxy: true });
	expect(await dial(server)).toBe('connected');
	expect(await dial(server, { 'X-Forwarded-For': '::1' })).toBe('connected');
	expect(await dial(server, { 'X-Forwarded-For': '192.0.2.1' })).toBe('bad-origin');
	expect(await dial(server, { 'X-Forwarded-For': '127.0.0.1, 192.0.2.1' })).toBe('bad-origin');
	expect(await dial(server, { 'X-Forwarded-For': '127.evil' })).toBe('bad-origin');
});

test('X-Forwarded-For means nothing unless a proxy is trusted', async () => {
	await using server = startTestServer({ capacity: { perAddress: 1, total: 10 } });
	await using _ = await held(server);
	expect(await dial(server, { 'X-Forwarded-For': '192.0.2.1' })).toBe('too-many-connections');
});

test('one address more than its share is refused, another address is not', async () => {
	await using server = startTestServer({
		trustProxy: true,
		capacity: { perAddress: 2, total: 10 },
	});
	const headers = { Origin: `http://${server.host}`, 'X-Forwarded-For': 'spoofed, 192.0.2.1' };
	const first = await Client.open(server.ws('/live/echo'), headers);
	await Client.open(server.ws(newRoom()), headers);
	expect(await dial(server, headers)).toBe('too-many-connections');
	expect(await dial(server, { ...headers, 'X-Forwarded-For': '192.0.2.2' })).toBe('connected');
	await first.close();
	expect(await dial(server, headers)).toBe('connected');
});

test('an address that shakes hands too often is told so, another one and a pause later it are not', async () => {
	await using server = startTestServer({
		trustProxy: true,
		handshakeRate: { burst: 3, perSecond: 2 },
	});
	const from = (address: string) => ({
		Origin: `http://${server.host}`,
		'X-Forwarded-For': address,
	});
	const ask = async (address: string) => {
		const response = await fetch(server.http('/live/echo'), { headers: from(address) });
		return [response.status, response.headers.get('retry-after')];
	};
	// What a stranger's page does in a browser costs its reader nothing.
	for (let n = 0; n < 9; n += 1) {
		expect(await dial(server, { ...from('192.0.2.1'), Origin: 'http://evil.example' })).toBe(
			'bad-origin',
		);
		expect(await ask('192.0.2.1')).toEqual([REFUSALS['upgrade-required'], null]);
	}
	for (const path of ['/live/echo', newRoom(), '/live/pubsub?room=short']) {
		expect(await dial(server, from('192.0.2.1'), path)).not.toBe('too-many-handshakes');
	}
	expect(await dial(server, from('192.0.2.1'))).toBe('too-many-handshakes');
	expect(await dial(server, from('192.0.2.1'), newRoom())).toBe('too-many-handshakes');
	expect(await ask('192.0.2.1')).toEqual([REFUSALS['too-many-handshakes'], '1']);
	expect(await dial(server, from('192.0.2.2'))).toBe('connected');
	server.time.advance(500);
	expect(await dial(server, from('192.0.2.1'))).toBe('connected');
	expect(await dial(server, from('192.0.2.1'))).toBe('too-many-handshakes');
});

test('a class behind one address joins at once, and comes back at once', async () => {
	await using server = startTestServer();
	for (let time = 0; time < 2; time += 1) {
		const everybody = await Promise.all(
			Array.from({ length: CAPACITY.perAddress }, () => Client.open(server.ws('/live/echo'))),
		);
		await Promise.all(everybody.map((client) => client.close()));
	}
	expect(await dial(server)).toBe('too-many-handshakes');
});

test('a full server refuses everybody until somebody leaves', async () => {
	await using server = startTestServer({ capacity: { perAddress: 10, total: 2 } });
	const first = await Client.open(server.ws('/live/echo'));
	await Client.open(server.ws('/live/echo'));
	expect(await dial(server)).toBe('server-full');
	await first.close();
	expect(await dial(server)).toBe('connected');
});

test('a plain request learns why the handshakes of its page fail', async () => {
	await using server = startTestServer({ capacity: { perAddress: 10, total: 1 } });
	const ask = async () => (await fetch(server.http('/live/echo'))).status;
	expect(await ask()).toBe(REFUSALS['upgrade-required']);
	await using _ = await held(server);
	expect(await ask()).toBe(REFUSALS['server-full']);
});

test('exactly as many as allowed get in when all dial at once', async () => {
	await using server = startTestServer({ capacity: { perAddress: 20, total: 100 } });
	const outcomes = await Promise.allSettled(
		Array.from({ length: 60 }, () => Client.open(server.ws('/live/echo'))),
	);
	expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
});

test("a handshake that Bun refuses takes nobody's place", async () => {
	await using server = startTestServer({ capacity: { perAddress: 1, total: 1 } });
	expect(await dial(server, { 'Sec-WebSocket-Key': 'short' })).toBe('bad-upgrade');
	expect(await dial(server)).toBe('connected');
});

test.each(['/live/echo', newRoom()])('a plain request to %s is told to upgrade', async (path) => {
	await using server = startTestServer();
	const response = await fetch(server.http(path));
	expect(response.status).toBe(426);
	expect(response.headers.get('upgrade')).toBe('websocket');
	expect(await response.json()).toMatchObject({ error: 'upgrade-required' });
});

test.each([
	'',
	'?room=',
	'?room=short',
	`?room=${'A'.repeat(23)}`,
	`?room=${'A'.repeat(21)}B`,
	`?room=${'A'.repeat(22)}&room=${'A'.repeat(22)}`,
	`?room=${'A'.repeat(22)}%00`,
	'?room=%zz',
	'?room[]=1',
	'?__proto__=1',
])('/live/pubsub%s is refused as a bad room', async (query) => {
	await using server = startTestServer();
	expect(await dial(server, {}, `/live/pubsub${query}`)).toBe('bad-room');
});

test.each([
	['no key', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n', '', 400],
	['a short key', 'dGhlIHNhbXBsZSBub25jZQ==', 'abc', 400],
	['a key that is no base64', 'dGhlIHNhbXBsZSBub25jZQ==', '!'.repeat(24), 400],
	['version 8', 'Version: 13', 'Version: 8', 426],
	['no version', 'Sec-WebSocket-Version: 13\r\n', '', 426],
	['another protocol to upgrade to', 'Upgrade: websocket', 'Upgrade: h2c', 426],
	['another method', 'GET', 'POST', 404],
])('a handshake with %s is answered 4xx', async (_, part, replacement, status) => {
	await using server = startTestServer();
	const bytes = handshake('/live/echo', server.host).replace(part, replacement);
	expect(statusOf(await exchange(server.port, bytes))).toBe(status);
});

test('a subprotocol that is offered is not accepted, since we speak none', async () => {
	await using server = startTestServer();
	const offer = handshake('/live/echo', server.host, { 'Sec-WebSocket-Protocol': 'a, b' });
	const response = await exchange(server.port, offer);
	expect(statusOf(response)).toBe(101);
	expect(response).not.toMatch(/sec-websocket-protocol/i);
});

test('compression that is offered is not accepted', async () => {
	await using server = startTestServer();
	const offer = { 'Sec-WebSocket-Extensions': 'permessage-deflate' };
	const response = await exchange(server.port, handshake('/live/echo', server.host, offer));
	expect(response).not.toMatch(/permessage-deflate/i);
});

test('a frame that comes together with the handshake is heard', async () => {
	await using server = startTestServer();
	const raw = await Raw.open(server.port);
	raw.write(handshake('/live/echo', server.host) + textFrame('early'));
	expect(await raw.until(/early/)).toContain('\x81\x05early');
	raw.end();
});

/** Holds one connection until the end of the block. */
async function held(server: TestServer): Promise<AsyncDisposable> {
	const client = await Client.open(server.ws('/live/echo'));
	return {
		async [Symbol.asyncDispose]() {
			await client.close();
		},
	};
}
