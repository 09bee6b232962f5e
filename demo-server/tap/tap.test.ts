import { describe, expect, test } from 'bun:test';
import { LIMITS, TAP_LIMITS } from '#protocol';
import { exchange, handshake, Raw, statusOf, textFrame } from '#demo-server/testing/raw';
import { forgotten } from '#demo-server/testing/relay-client';
import { startTestServer } from '#demo-server/testing/server';
import { TapClient } from '#demo-server/testing/tap-client';
import { startTapped } from '#demo-server/testing/tapped-server';

const CLOSE = '\x88\x82\0\0\0\0\x03\xe8';
const ENDLESS = { burst: 1e9, perSecond: 1e9 };

/** The status that a handshake gets. */
async function dial(port: number, host: string, headers: Record<string, string>): Promise<number> {
	return statusOf(await exchange(port, handshake('/live/echo', host, headers)));
}

test('a page is shown every octet of its own connection, as it passed', async () => {
	await using server = await startTapped();
	const page = await TapClient.watch(server);
	const raw = await server.shake(page.path);
	raw.write(textFrame('hello'));
	await raw.until(/hello$/);
	raw.write(CLOSE);
	await raw.closed;
	expect(await page.next('connected')).toEqual({ type: 'connected', connection: 1, at: 0 });
	const { up, down, ended } = await page.untilEnded();
	const request = handshake(page.path, server.atTap, { Origin: `http://${server.host}` });
	expect(up).toBe(request + textFrame('hello') + CLOSE);
	expect(down).toBe(raw.received);
	expect(down).toStartWith('HTTP/1.1 101 ');
	expect(down).toEndWith('\r\n\r\n\x81\x05hello\x88\x02\x03\xe8');
	expect(ended.by).toBe('server');
	await forgotten(server);
});

test('what passes is dated by the clock of the server, from the beginning of the watch', async () => {
	await using server = await startTapped();
	server.time.advance(500);
	const page = await TapClient.watch(server);
	server.time.advance(40);
	const raw = await server.shake(page.path);
	expect(await page.next('connected')).toMatchObject({ at: 40 });
	expect(await page.next('octets')).toMatchObject({ direction: 'up', at: 40 });
	expect(await page.next('octets')).toMatchObject({ direction: 'down', at: 40 });
	server.time.advance(1_000);
	raw.write(textFrame('later'));
	expect(await page.next('octets')).toMatchObject({ direction: 'up', at: 1_040 });
	expect(await page.next('octets')).toMatchObject({ direction: 'down', at: 1_040 });
	raw.end();
	expect(await page.next('ended')).toMatchObject({ by: 'browser', at: 1_040 });
});

test('a request that comes byte by byte is shown from its first byte', async () => {
	await using server = await startTapped();
	const page = await TapClient.watch(server);
	const raw = await Raw.open(server.tapPort);
	const request = handshake(page.path, server.atTap, { Origin: `http://${server.host}` });
	for (const byte of request) raw.write(byte);
	await raw.until(/\r\n\r\n/);
	raw.end();
	expect((await page.untilEnded()).up).toBe(request);
});

test('an id is watched by one page, and is free when that one goes', async () => {
	await using server = await startTapped();
	const first = await TapClient.watch(server);
	const second = await TapClient.open(server);
	second.ask(first.id);
	expect(await second.any()).toEqual({ type: 'unavailable', reason: 'taken' });
	first.ask();
	expect(await first.any()).toEqual({ type: 'unavailable', reason: 'taken' });
	await first.client.close();
	second.ask(first.id);
	expect(await second.any()).toEqual({ type: 'watching', port: server.tapPort });
});

test('without a tap, or behind something else, a page is told why', async () => {
	await using off = startTestServer();
	const page = await TapClient.open(off);
	page.ask();
	expect(await page.any()).toEqual({ type: 'unavailable', reason: 'off' });
	await using server = await startTapped({ trustProxy: true });
	const behind = await TapClient.open(server);
	behind.ask();
	expect(await behind.any()).toEqual({ type: 'unavailable', reason: 'proxied' });
});

test('a page that knows the server by another port is behind something else', async () => {
	await using server = await startTapped();
	const raw = await Raw.open(server.port);
	raw.write(handshake('/live/tap', 'localhost:8080', { Origin: 'http://localhost:8080' }));
	raw.write(textFrame(JSON.stringify({ type: 'watch', id: 'A'.repeat(22) })));
	expect(await raw.until(/reason/)).toEndWith('{"type":"unavailable","reason":"proxied"}');
	raw.end();
});

describe('through the tap', () => {
	test('a page of the site connects, and no other', async () => {
		await using server = await startTapped({ allowedOrigins: ['https://book.example'] });
		const { tapPort, atTap, host } = server;
		expect(await dial(tapPort, atTap, { Origin: `http://${host}` })).toBe(101);
		expect(await dial(tapPort, atTap, { Origin: 'https://book.example' })).toBe(101);
		for (const origin of [
			'http://evil.example',
			`http://evil.example:${server.port}`,
			`http://${atTap}`,
			'http://localhost:3000',
			'http://localhost',
			'null',
			'',
		]) {
			expect(await dial(tapPort, atTap, { Origin: origin })).toBe(403);
		}
	});

	test('and only through it does its port stand for that of the site', async () => {
		await using server = await startTapped();
		expect(await dial(server.port, server.atTap, { Origin: `http://${server.host}` })).toBe(403);
	});

	test('a stranger’s host name is refused as ever', async () => {
		await using server = await startTapped();
		const origin = `http://evil.example:${server.port}`;
		expect(await dial(server.tapPort, `evil.example:${server.tapPort}`, { Origin: origin })).toBe(
			421,
		);
	});

	test('a reader fills the caps of their own address', async () => {
		await using server = await startTapped({ capacity: { perAddress: 1, total: 9 } });
		const raw = await server.shake('/live/echo');
		const headers = { Origin: `http://${server.host}` };
		expect(await dial(server.tapPort, server.atTap, headers)).toBe(429);
		raw.end();
		await forgotten(server);
		expect(await dial(server.tapPort, server.atTap, headers)).toBe(101);
	});

	// Other systems have one address of their own only, where nobody has configured another.
	test.if(process.platform === 'linux')(
		'a reader keeps the address that they come from',
		async () => {
			await using server = await startTapped();
			const raw = await Raw.open(server.tapPort, { from: '127.0.0.7' });
			raw.write(handshake('/live/echo', server.atTap, { Origin: `http://${server.host}` }));
			await raw.until(/\r\n\r\n/);
			raw.end();
			expect(server.logged).toContainEqual(
				expect.objectContaining({ event: 'opened', demo: 'echo', address: '127.0.0.7' }),
			);
		},
	);

	test('whatever is asked comes from this server', async () => {
		await using server = await startTapped();
		const requests = [
			['GET http://127.0.0.1:1/page HTTP/1.1', 200],
			['CONNECT 127.0.0.1:1 HTTP/1.1', 404],
		] as const;
		for (const [line, status] of requests) {
			const response = await exchange(server.tapPort, `${line}\r\nHost: ${server.atTap}\r\n\r\n`);
			expect(statusOf(response)).toBe(status);
		}
	});

	test('much passes unchanged, to a reader who takes breaks', async () => {
		const body = Uint8Array.from({ length: 8_000_000 }, (_, index) => (index * 7) % 251);
		await using server = await startTapped({ pages: (c) => Promise.resolve(c.body(body)) });
		const raw = await Raw.open(server.tapPort);
		raw.write(`GET /page HTTP/1.1\r\nHost: ${server.atTap}\r\nConnection: close\r\n\r\n`);
		for (let break_ = 0; break_ < 5; break_ += 1) {
			const had = raw.received.length;
			await raw.until(new RegExp(`^[^]{${had + 1}}`));
			raw.pause();
			await server.metric('own_connections');
			raw.resume();
		}
		await raw.closed;
		expect(Buffer.from(raw.received.slice(-body.length), 'latin1').equals(body)).toBe(true);
	});
});

describe('of one watch is shown', () => {
	const wide = {
		limits: { rate: ENDLESS, refusals: 1e9, pause: 0, mistakes: 1e9, mistakesWithin: 1 },
	};

	test('so much of a connection, and the rest only passes', async () => {
		await using server = await startTapped(wide);
		const page = await TapClient.watch(server);
		const raw = await server.shake(page.path);
		const long = `\x82\xfe\x40\x00\0\0\0\0${'x'.repeat(LIMITS.frameBytes)}`;
		const count = Math.ceil(TAP_LIMITS.shownBytes / long.length) + 2;
		raw.write(long.repeat(count));
		raw.write(textFrame('end'));
		await raw.until(/end$/);
		expect(raw.received.match(/error: binary-data/g)).toHaveLength(count);
		let shown = 0;
		await page.next('connected');
		for (;;) {
			const message = await page.any();
			if (message.type === 'full') break;
			if (message.type !== 'octets') throw new Error(JSON.stringify(message));
			const { length } = Buffer.from(message.octets, 'base64');
			expect(length).toBeLessThanOrEqual(TAP_LIMITS.chunkBytes);
			shown += length;
		}
		expect(shown).toBe(TAP_LIMITS.shownBytes);
		raw.end();
		expect(await page.next('ended')).toMatchObject({ by: 'browser' });
	});

	test('so many connections', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		for (let made = 1; made <= TAP_LIMITS.connections; made += 1) {
			(await server.shake(page.path)).end();
			expect((await page.untilEnded(made)).up).toContain(page.id);
		}
		(await server.shake(page.path)).end();
		page.client.send('no json');
		expect(await page.any()).toEqual({ type: 'error', code: 'bad-json' });
	});
});
