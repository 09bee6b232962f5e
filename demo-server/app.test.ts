import { expect, test } from 'bun:test';
import { Client } from './testing/client';
import { newRoom, PubsubClient } from './testing/pubsub-client';
import { startTestServer } from './testing/server';

test.each([
	[{}, '/ja/'],
	[{ 'accept-language': 'en' }, '/en/'],
	[{ 'accept-language': 'en-US,en;q=0.9' }, '/en/'],
	[{ 'accept-language': 'en-GB' }, '/en/'],
	[{ 'accept-language': 'ja,en;q=0.8' }, '/ja/'],
	[{ 'accept-language': 'en;q=0.1, ja-JP;q=0.9' }, '/ja/'],
	[{ 'accept-language': 'fr, en;q=0.5' }, '/en/'],
	[{ 'accept-language': 'fr' }, '/ja/'],
	[{ 'accept-language': '*' }, '/ja/'],
	[{ 'accept-language': ';;;q=x,,' }, '/ja/'],
	[{ 'accept-language': 'ja', cookie: 'lang=en' }, '/en/'],
	[{ 'accept-language': 'en', cookie: 'a=b; lang=ja' }, '/ja/'],
	[{ 'accept-language': 'en', cookie: 'lang=//evil.example' }, '/en/'],
])('/ with %j redirects to %s', async (headers, location) => {
	await using server = startTestServer();
	const response = await fetch(server.http('/'), { headers, redirect: 'manual' });
	expect(response.status).toBe(302);
	expect(response.headers.get('location')).toBe(location);
	expect(response.headers.get('vary')).toBe('Accept-Language, Cookie');
	expect(response.headers.get('set-cookie')).toBeNull();
});

test('/healthz says ok', async () => {
	await using server = startTestServer();
	expect(await (await fetch(server.http('/healthz'))).json()).toEqual({ status: 'ok' });
});

test('/addresses says where a phone finds the server, and nothing by default', async () => {
	await using alone = startTestServer();
	expect(await (await fetch(alone.http('/addresses'))).json()).toEqual({ addresses: [] });
	await using lan = startTestServer({ addresses: (port) => [`http://192.0.2.1:${port}`] });
	expect(await (await fetch(lan.http('/addresses'))).json()).toEqual({
		addresses: [`http://192.0.2.1:${lan.port}`],
	});
});

test('/metrics counts connections, rooms and messages', async () => {
	await using server = startTestServer();
	const room = newRoom();
	const first = await PubsubClient.join(server, room);
	await PubsubClient.join(server, room);
	const echo = await Client.open(server.ws('/live/echo'));
	echo.send('hello');
	await echo.next();
	expect(await server.metric('connections{demo="pubsub"}')).toBe(2);
	expect(await server.metric('connections{demo="echo"}')).toBe(1);
	expect(await server.metric('rooms')).toBe(1);
	expect(await server.metric('messages_total{demo="pubsub"}')).toBe(2);
	expect(await server.metric('messages_total{demo="echo"}')).toBe(1);
	await first.client.close();
	await echo.close();
	expect(await server.metric('connections{demo="echo"}')).toBe(0);
});

test.each(['/', '/healthz', '/live/echo', '/ja/', '/nothing'])(
	'%s carries the security headers and asks for no https',
	async (path) => {
		await using server = startTestServer();
		const { headers } = await fetch(server.http(path), { redirect: 'manual' });
		expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('permissions-policy')).toContain('camera=()');
		expect(headers.get('strict-transport-security')).toBeNull();
	},
);

test('an exception in a route is a plain 500 that tells nothing', async () => {
	await using server = startTestServer({
		pages: () => Promise.reject(new TypeError('the secret of a client')),
	});
	const response = await fetch(server.http('/ja/'));
	expect(response.status).toBe(500);
	expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	expect(await response.text()).toBe('Something went wrong in the server.');
	const line = server.logged.find(({ event }) => event === 'request-failed');
	expect(line).toMatchObject({ level: 'error', kind: 'TypeError' });
	expect(JSON.stringify(server.logged)).not.toContain('secret');
});

test('an exception in a demo closes its own socket with 1011, and nobody else notices', async () => {
	let isBroken = false;
	const now = () => {
		if (isBroken) throw new RangeError('the secret of a client');
		return 0;
	};
	await using server = startTestServer({
		time: { now, wallTime: now, setTimer: () => () => undefined },
	});
	const broken = await Client.open(server.ws('/live/echo'));
	const other = await Client.open(server.ws('/live/echo'));
	isBroken = true;
	broken.send('x');
	expect(await broken.closed).toEqual({ code: 1011, reason: 'internal-error' });
	isBroken = false;
	other.send('still here');
	expect(await other.next()).toBe('still here');
	expect(server.logged).toContainEqual(
		expect.objectContaining({ event: 'handler-failed', demo: 'echo', kind: 'RangeError' }),
	);
	expect(JSON.stringify(server.logged)).not.toContain('secret');
});

test('the log holds no text, no room and no cookie, even when it says the most', async () => {
	await using server = startTestServer();
	const room = newRoom();
	const client = await PubsubClient.join(server, room, 'news');
	client.publish({ text: 'private words', scope: 'everyone' });
	await client.until('message');
	await client.client.close(4000, 'private reason');
	await fetch(server.http(`${room}&x`), { headers: { cookie: 'lang=private' } });
	expect(server.logged.length).toBeGreaterThan(2);
	const log = JSON.stringify(server.logged);
	expect(log).not.toContain('private');
	expect(log).not.toContain(room.slice(-22));
});
