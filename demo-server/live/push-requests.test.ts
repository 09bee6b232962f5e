import { expect, test } from 'bun:test';
import { PUSH_PATHS, REFUSALS } from '#protocol';
import { REQUEST_RATE } from '#demo-server/guards/request-admission';
import { Client } from '#demo-server/testing/client';
import { getRequest, readTick } from '#demo-server/testing/push-client';
import { exchange, Raw, statusOf } from '#demo-server/testing/raw';
import { startTestServer, type TestServer } from '#demo-server/testing/server';

const NOW = PUSH_PATHS.polling;
const NEXT = PUSH_PATHS['long-polling'];
const STREAM = PUSH_PATHS.sse;
const HELD = 'connections{demo="push"}';

async function tickOf(response: Response | Promise<Response>) {
	return readTick(await (await response).text());
}

/** Opens an event stream; `next` is its next event, as it is written. */
async function openStream(server: TestServer) {
	const gone = new AbortController();
	const response = await fetch(server.http(STREAM), { signal: gone.signal });
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	let text = '';
	const next = async (): Promise<string | undefined> => {
		const end = text.indexOf('\n\n');
		if (end >= 0) {
			const event = text.slice(0, end);
			text = text.slice(end + 2);
			return event;
		}
		const { value, done } = (await reader?.read()) ?? { done: true };
		if (done) return undefined;
		text += value;
		return next();
	};
	return { response, next, leave: () => gone.abort() };
}

/** Waits until so many connections are held; each look is a round trip. */
async function untilHeld(server: TestServer, count: number): Promise<void> {
	while ((await server.metric(HELD)) !== count);
}

test('polling answers with the newest tick at once, and with the same one until the next', async () => {
	await using server = startTestServer();
	const startedAt = server.time.wallTime();
	const poll = () => tickOf(fetch(server.http(NOW)));
	expect(await poll()).toMatchObject({ n: 0, at: startedAt, now: startedAt });
	server.time.advance(999);
	expect(await poll()).toMatchObject({ n: 0, at: startedAt, now: startedAt + 999 });
	server.time.advance(1);
	expect(await poll()).toMatchObject({ n: 1, at: startedAt + 1_000, now: startedAt + 1_000 });
	expect(server.time.pending).toBe(0);
	expect(await server.metric(HELD)).toBe(0);
});

test('long polling is answered at the next tick, and at once when that has been', async () => {
	await using server = startTestServer();
	server.time.advance(5_500);
	const poll = (after: number) => tickOf(fetch(server.http(`${NEXT}?after=${after}`)));
	expect((await poll(4)).n).toBe(5);
	expect((await poll(0)).n).toBe(5);
	const [waiting, patient] = [poll(5), poll(6)];
	await untilHeld(server, 2);
	server.time.advance(500);
	expect((await waiting).n).toBe(6);
	expect(await server.metric(HELD)).toBe(1);
	server.time.advance(1_000);
	expect((await patient).n).toBe(7);
	expect(await server.metric(HELD)).toBe(0);
	expect(server.time.pending).toBe(0);
});

test.each(['', '?after=', '?after=-1', '?after=1e3', '?after=x', '?after=1.5', '?after=%00'])(
	'long polling of %j, which names no tick, is answered at once',
	async (query) => {
		await using server = startTestServer();
		expect((await tickOf(fetch(server.http(NEXT + query)))).n).toBe(0);
	},
);

test('long polling for a tick that is far away is answered after 25 seconds with the newest', async () => {
	await using server = startTestServer();
	const waiting = tickOf(fetch(server.http(`${NEXT}?after=999999999999999`)));
	await untilHeld(server, 1);
	for (let n = 1; n < 25; n += 1) server.time.advance(1_000);
	server.time.advance(999);
	expect(await server.metric(HELD)).toBe(1);
	server.time.advance(1);
	expect((await waiting).n).toBe(25);
	expect(server.time.pending).toBe(0);
});

test('a stream begins with the newest tick and goes on with each', async () => {
	await using server = startTestServer();
	server.time.advance(3_100);
	const { response, next, leave } = await openStream(server);
	expect(response.headers.get('content-type')).toBe('text/event-stream');
	for (const n of [3, 4, 5]) {
		const [id, data = ''] = (await next())?.split('\ndata: ') ?? [];
		expect(id).toBe(`id: ${n}`);
		expect(readTick(data).n).toBe(n);
		server.time.advance(1_000);
	}
	leave();
});

test('the four ways tell of the same tick', async () => {
	await using server = startTestServer();
	server.time.advance(1_300);
	const socket = await Client.open(server.ws(PUSH_PATHS.websocket));
	const stream = await openStream(server);
	const event = (await stream.next()) ?? '';
	const ticks = [
		readTick(await socket.next()),
		readTick(event.slice(event.indexOf('{'))),
		await tickOf(fetch(server.http(NOW))),
		await tickOf(fetch(server.http(NEXT))),
	];
	expect(new Set(ticks.map(({ n }) => n))).toEqual(new Set([1]));
	expect(new Set(ticks.map(({ at }) => at)).size).toBe(1);
	stream.leave();
});

test.each([NOW, `${NEXT}?after=1&x=%E3%81%82`])(
	'the bytes that an answer to %s tells of are those on the wire',
	async (path) => {
		// The server's clock goes on meanwhile, so that the body has many lengths.
		for (const seconds of [2, 20, 999_999_999, 1e12]) {
			await using server = startTestServer();
			server.time.advance(seconds * 1_000 + 0.5);
			for (const headers of [{}, { Cookie: 'x'.repeat(1_000), Connection: 'close' }]) {
				const request = getRequest(path, server.host, headers);
				const response = await exchange(server.port, request);
				const json = response.slice(response.indexOf('\r\n\r\n') + 4);
				expect(response).toMatch(/\r\ncontent-length: \d+\r\n/i);
				expect(response).not.toMatch(/transfer-encoding/i);
				expect(readTick(json)).toMatchObject({
					n: seconds,
					request: request.length,
					response: response.length - json.length,
				});
			}
		}
	},
);

test('the bytes that a stream tells of are those on the wire', async () => {
	await using server = startTestServer();
	server.time.advance(7_000);
	const raw = await Raw.open(server.port);
	const request = getRequest(STREAM, server.host, { Accept: 'text/event-stream' });
	raw.write(request);
	let before = 0;
	for (let n = 7; n < 12; n += 1) {
		const received = (await raw.until(new RegExp(`"n":${n},[^}]*\\}\n\n\r\n$`))).slice(before);
		before += received.length;
		const [json = ''] = /\{.*\}/.exec(received) ?? [];
		expect(readTick(json)).toMatchObject({
			n,
			request: n === 7 ? request.length : 0,
			response: received.length - json.length,
		});
		server.time.advance(1_000);
	}
	raw.end();
});

test.each([NOW, NEXT, STREAM])('%s is neither kept nor compressed', async (path) => {
	await using server = startTestServer();
	const raw = await Raw.open(server.port);
	raw.write(getRequest(path, server.host, { 'Accept-Encoding': 'gzip, br, zstd' }));
	const response = await raw.until(/"response":\d+\}/);
	expect(response).toMatch(/\r\ncache-control: no-store/i);
	expect(response).toMatch(/\r\nx-content-type-options: nosniff/i);
	expect(response).not.toMatch(/\r\n(content-encoding|access-control-[a-z-]+|etag):/i);
	raw.end();
});

test.each([NOW, NEXT, STREAM])('%s is only for pages of ours', async (path) => {
	await using server = startTestServer({ allowedOrigins: ['https://book.example'] });
	const ask = async (headers: Record<string, string>) => {
		const raw = await Raw.open(server.port);
		raw.write(getRequest(path, server.host, headers));
		const response = await raw.until(/\}/);
		raw.end();
		return statusOf(response);
	};
	expect(await ask({})).toBe(200);
	expect(await ask({ Origin: `http://${server.host}` })).toBe(200);
	expect(await ask({ Origin: 'https://book.example', 'Sec-Fetch-Site': 'cross-site' })).toBe(200);
	expect(await ask({ 'Sec-Fetch-Site': 'none' })).toBe(200);
	expect(await ask({ Origin: 'http://evil.example' })).toBe(403);
	expect(await ask({ Origin: 'null' })).toBe(403);
	expect(await ask({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
	expect(await ask({ 'Sec-Fetch-Site': 'same-site' })).toBe(403);
	expect(await ask({ Host: 'evil.example' })).toBe(421);
	expect(await server.metric('refusals_total{reason="bad-origin"}')).toBe(4);
	await untilHeld(server, 0);
});

test.each([NOW, NEXT, STREAM])('%s answers GET only, and a HEAD holds nothing', async (path) => {
	await using server = startTestServer();
	const head = await fetch(server.http(path), { method: 'HEAD' });
	expect(head.status).toBe(405);
	expect(head.headers.get('allow')).toBe('GET');
	expect((await fetch(server.http(path), { method: 'POST', body: 'x' })).status).toBe(404);
	expect(await server.metric(HELD)).toBe(0);
	expect(server.time.pending).toBe(0);
});

test('an address that asks too often is told so, another one and a pause later it are not', async () => {
	await using server = startTestServer({
		trustProxy: true,
		requestRate: { burst: 3, perSecond: 2 },
	});
	const ask = (path: string, address: string) =>
		fetch(server.http(path), { headers: { 'x-forwarded-for': address } });
	for (let n = 0; n < 3; n += 1) expect((await ask(NOW, '192.0.2.1')).status).toBe(200);
	for (const path of [NOW, NEXT, STREAM]) {
		const refused = await ask(path, '192.0.2.1');
		expect(refused.status).toBe(REFUSALS['too-many-requests']);
		expect(refused.headers.get('retry-after')).toBe('1');
		expect(refused.headers.get('cache-control')).toBe('no-store');
		expect(await refused.json()).toMatchObject({
			error: 'too-many-requests',
			see: '/en/reference/refusals/#too-many-requests',
		});
	}
	expect((await ask(NOW, '192.0.2.2')).status).toBe(200);
	server.time.advance(1_000);
	expect((await ask(NOW, '192.0.2.1')).status).toBe(200);
	expect(await server.metric('refusals_total{reason="too-many-requests"}')).toBe(3);
});

test('a class behind one address may poll, each five times a second', () => {
	expect(REQUEST_RATE.perSecond).toBeGreaterThanOrEqual(40 * 5);
});

test('who waits counts as a connection, and frees the place when it is answered or gives up', async () => {
	await using server = startTestServer({ capacity: { perAddress: 2, total: 10 } });
	const gone = new AbortController();
	const aborted = fetch(server.http(`${NEXT}?after=0`), { signal: gone.signal }).catch(
		() => 'gone',
	);
	const stream = await openStream(server);
	await untilHeld(server, 2);
	expect((await fetch(server.http(STREAM))).status).toBe(REFUSALS['too-many-connections']);
	expect((await fetch(server.http(NEXT))).status).toBe(REFUSALS['too-many-connections']);
	expect(await Client.open(server.ws('/live/echo')).catch(() => 'refused')).toBe('refused');

	gone.abort();
	expect(await aborted).toBe('gone');
	await untilHeld(server, 1);
	const waiting = fetch(server.http(`${NEXT}?after=0`));
	await untilHeld(server, 2);
	server.time.advance(1_000);
	expect((await tickOf(waiting)).n).toBe(1);
	await untilHeld(server, 1);
	stream.leave();
	await untilHeld(server, 0);
	expect(server.time.pending).toBe(0);
});

test('a server is full of sockets and of who waits alike', async () => {
	await using server = startTestServer({ capacity: { perAddress: 10, total: 1 } });
	const client = await Client.open(server.ws('/live/echo'));
	expect((await fetch(server.http(STREAM))).status).toBe(REFUSALS['server-full']);
	await client.close();
	const stream = await openStream(server);
	expect((await fetch(server.http('/live/echo'))).status).toBe(REFUSALS['server-full']);
	stream.leave();
	await untilHeld(server, 0);
	expect((await fetch(server.http(NEXT))).status).toBe(200);
});

test('a stream that is cut frees its place, and the other one misses nothing', async () => {
	await using server = startTestServer();
	const stays = await openStream(server);
	const raw = await Raw.open(server.port);
	raw.write(getRequest(STREAM, server.host));
	await raw.until(/\}\n\n/);
	await untilHeld(server, 2);
	raw.end();
	await untilHeld(server, 1);
	for (const n of [0, 1, 2]) {
		expect(await stays.next()).toStartWith(`id: ${n}\n`);
		server.time.advance(1_000);
	}
	stays.leave();
	await untilHeld(server, 0);
	expect(server.time.pending).toBe(0);
});

test('a stream that nobody reads is ended, and the other one misses nothing', async () => {
	await using server = startTestServer();
	const slow = await Raw.open(server.port);
	slow.write(getRequest(STREAM, server.host));
	await slow.until(/\}\n\n/);
	slow.pause();
	const reads = await openStream(server);
	let n = 0;
	while ((await server.metric('closes_total{reason="slow-reader"}')) === 0) {
		for (let tick = 0; tick < 500; tick += 1) {
			expect(await reads.next()).toStartWith(`id: ${n}\n`);
			server.time.advance(1_000);
			n += 1;
		}
	}
	expect(await server.metric(HELD)).toBe(1);
	slow.end();
	reads.leave();
});

test('a server that stops answers who waits and ends the streams', async () => {
	const server = startTestServer();
	const stream = await openStream(server);
	expect(await stream.next()).toStartWith('id: 0\n');
	const waiting = fetch(server.http(`${NEXT}?after=0`));
	await untilHeld(server, 2);
	const stopped = server.stop();
	expect((await tickOf(waiting)).n).toBe(0);
	expect(await stream.next()).toBeUndefined();
	await stopped;
	expect(server.time.pending).toBe(0);
});
