import { describe, expect, test } from 'bun:test';
import { handshake, Raw, textFrame } from '#demo-server/testing/raw';
import { forgotten } from '#demo-server/testing/relay-client';
import type { TestServer } from '#demo-server/testing/server';
import { TapClient } from '#demo-server/testing/tap-client';
import { startTapped } from '#demo-server/testing/tapped-server';

describe('a connection through the tap ends', () => {
	const ended = async (server: TestServer, page: TapClient) => {
		const { ended: message } = await page.untilEnded();
		await forgotten(server);
		return message.by;
	};

	test('when the browser breaks it off', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		(await server.shake(page.path)).end();
		expect(await ended(server, page)).toBe('browser');
		expect(await server.metric('connections{demo="echo"}')).toBe(0);
	});

	test('when the browser’s machine has forgotten it', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		(await server.shake(page.path)).reset();
		expect(await ended(server, page)).toBe('browser');
		expect(await server.metric('connections{demo="echo"}')).toBe(0);
	});

	test('when the server breaks it off', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		const raw = await server.shake(page.path);
		raw.write(textFrame('/cut'));
		await raw.closed;
		expect(await ended(server, page)).toBe('server');
	});

	test('when its time is up', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		const raw = await server.shake(page.path);
		server.time.advance(30 * 60_000);
		expect(await ended(server, page)).toBe('tap');
		await raw.closed;
		expect(server.time.pending).toBe(0);
	});

	/** Keeps sending, and never ends its own side, until the tap has nothing left of it. */
	const drip = async (server: TestServer, raw: Raw, drop: string) => {
		while (server.time.pending > 0) {
			raw.write(drop);
			await server.metric('own_connections');
		}
		while ((await server.metric('own_connections')) > 0) raw.write(drop);
		await raw.closed;
	};

	test('when the server has ended it, whatever the browser still sends', async () => {
		await using server = await startTapped();
		const raw = await Raw.open(server.tapPort, { allowHalfOpen: true });
		raw.write(`GET /healthz HTTP/1.1\r\nHost: ${server.atTap}\r\nConnection: close\r\n\r\n`);
		await raw.ended;
		for (let second = 1; second <= 5; second += 1) {
			raw.write('x');
			server.time.advance(1_000);
		}
		await drip(server, raw, 'x');
	});

	test('when its time is up, whatever the browser still sends', async () => {
		await using server = await startTapped();
		const raw = await Raw.open(server.tapPort, { allowHalfOpen: true });
		raw.write(handshake('/live/echo', server.atTap, { Origin: `http://${server.host}` }));
		await raw.until(/\r\n\r\n/);
		server.time.advance(30 * 60_000);
		await drip(server, raw, textFrame(''));
	});

	test('and goes on when nobody watches it any more', async () => {
		await using server = await startTapped();
		const page = await TapClient.watch(server);
		const raw = await server.shake(page.path);
		await page.client.close();
		raw.write(textFrame('still here'));
		await raw.until(/still here$/);
		raw.end();
		await forgotten(server);
	});

	test('when the server stops', async () => {
		const server = await startTapped();
		const raw = await server.shake('/live/echo');
		await server.stop();
		await raw.closed;
		expect(raw.received).toContain('\x88\x0c\x03\xe9going-away');
	});
});
