import { describe, expect, test } from 'bun:test';
import { handshake, statusOf, textFrame } from '#demo-server/testing/raw';
import { forgotten, RelayClient } from '#demo-server/testing/relay-client';
import { startTestServer } from '#demo-server/testing/server';

/** Programs that nobody may be led to: on each kind of loopback address, all on one port. */
function listenElsewhere() {
	let reached = 0;
	const hear = { open: () => void (reached += 1), data: () => undefined };
	const first = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: hear });
	const { port } = first;
	const others = [first, Bun.listen({ hostname: '::1', port, socket: hear })];
	return {
		port,
		get reached() {
			return reached;
		},
		[Symbol.dispose]: () => others.forEach((listener) => listener.stop(true)),
	};
}

/** Ways to name another target, as somebody would who hopes that one of them is heeded. */
const targets = (port: number): string[] => [
	`127.0.0.1:${port}`,
	`127.1:${port}`,
	`0.0.0.0:${port}`,
	`0x7f.0.0.1:${port}`,
	`2130706433:${port}`,
	`localhost:${port}`,
	`LOCALHOST.:${port}`,
	`[::1]:${port}`,
	`[0:0:0:0:0:0:0:1]:${port}`,
	`[::ffff:127.0.0.1]:${port}`,
	`[::ffff:7f00:1%25lo]:${port}`,
	`127.0.0.1.nip.example:${port}`,
	`user@127.0.0.1:${port}`,
];

const ENDLESS = { burst: 1e9, perSecond: 1e9 };
/** So that a test may try as often as it likes. */
const WIDE = {
	relayCapacity: { open: { perAddress: 1e9, total: 1e9 }, rate: ENDLESS },
	limits: { rate: ENDLESS, refusals: 1, pause: 0, mistakes: 1, mistakesWithin: 1 },
};

/** Whether the connection leads to our server: only that one knows this path. */
async function leadsHere(client: RelayClient, host: string): Promise<boolean> {
	client.write(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
	return (await client.until(/\r\n\r\n[^]*\}/)).includes('{"status":"ok"}');
}

describe('the relay reaches nothing else', () => {
	test('whatever `open` is told beside its type', async () => {
		await using server = startTestServer(WIDE);
		using elsewhere = listenElsewhere();
		const client = await RelayClient.connect(server);
		for (const target of targets(elsewhere.port)) {
			const [, name = '', port = ''] = /^(.*):(\d+)$/.exec(target) ?? [];
			const fields: readonly object[] = [
				{ host: name, port: Number(port) },
				{ hostname: name, port },
				{ address: name, port },
				{ address: target },
				{ target: { host: name, port } },
				{ url: `http://${target}/`, path: `/tmp/${port}.sock` },
				{ unix: '/run/docker.sock', fd: 3, localAddress: name, family: 6 },
				{ ['__proto__']: { host: name, port }, options: { host: name, port } },
			];
			for (const more of fields) {
				client.sendText(JSON.stringify({ type: 'open', ...more }));
				expect(await client.told()).toEqual({ type: 'opened' });
				client.forget();
				expect(await leadsHere(client, server.host)).toBe(true);
				client.tell({ type: 'end' });
				expect(await client.told()).toEqual({ type: 'ended', by: 'page' });
			}
		}
		expect(elsewhere.reached).toBe(0);
	});

	test('whatever the address of the endpoint says', async () => {
		await using server = startTestServer();
		using elsewhere = listenElsewhere();
		for (const target of targets(elsewhere.port)) {
			const query = new URLSearchParams({ host: target, port: `${elsewhere.port}`, url: target });
			const client = await RelayClient.connect(server, {}, `?${query.toString()}`);
			await client.open();
			expect(await leadsHere(client, server.host)).toBe(true);
			client.cut();
		}
		expect(elsewhere.reached).toBe(0);
	});

	test('whatever the bytes say', async () => {
		await using server = startTestServer({
			...WIDE,
			pages: (c) => Promise.resolve(c.redirect(`http://127.0.0.1:${elsewhere.port}/`)),
		});
		using elsewhere = listenElsewhere();
		for (const target of targets(elsewhere.port)) {
			const requests = [
				`GET http://${target}/ HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`,
				`CONNECT ${target} HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`,
				`GET //${target}/ HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`,
				`GET / HTTP/1.1\r\nHost: ${target}\r\n\r\n`,
				handshake(`ws://${target}/live/echo`, server.host),
				handshake('/live/echo', server.host, { Forwarded: `host=${target}` }),
				// SOCKS 5 and 4, and the PROXY protocol.
				`\x05\x01\x00\x05\x01\x00\x01\x7f\0\0\x01${target}`,
				`\x04\x01${String.fromCharCode(elsewhere.port >> 8, elsewhere.port & 255)}\x7f\0\0\x01\0`,
				`PROXY TCP4 127.0.0.1 127.0.0.1 1 ${elsewhere.port}\r\nGET / HTTP/1.1\r\n\r\n`,
			];
			for (const request of requests) {
				const client = await RelayClient.open(server);
				client.write(request);
				// Behind it, so that what came before is dealt with, or the connection is gone.
				client.write(`GET /healthz HTTP/1.1\r\nHost: ${server.host}\r\nConnection: close\r\n\r\n`);
				client.tell({ type: 'end' });
				await client.told();
				client.cut();
			}
		}
		await forgotten(server);
		expect(elsewhere.reached).toBe(0);
	});

	test('and shows a redirect instead of following it', async () => {
		using elsewhere = listenElsewhere();
		const location = `http://127.0.0.1:${elsewhere.port}/`;
		await using server = startTestServer({ pages: (c) => Promise.resolve(c.redirect(location)) });
		const client = await RelayClient.open(server);
		client.write(`GET /page HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`);
		const received = await client.until(/\r\n\r\n/);
		expect(statusOf(received)).toBe(302);
		expect(received).toContain(location);
		expect(elsewhere.reached).toBe(0);
	});
});

describe('the relay carries no other relay', () => {
	const rate = { burst: 2, perSecond: 0 };
	const relayCapacity = { open: { perAddress: 9, total: 9 }, rate };
	const open = textFrame('{"type":"open"}');

	test('and says so', async () => {
		await using server = startTestServer({ relayCapacity });
		const client = await RelayClient.open(server);
		client.write(handshake('/live/relay', server.host) + open);
		expect(await client.until(/reason/)).toEndWith('{"type":"refused","reason":"loop"}');
		expect(await server.metric('own_connections')).toBe(1);
	});

	test('nor when it ends right behind its bytes', async () => {
		await using server = startTestServer({ relayCapacity });
		const client = await RelayClient.open(server);
		client.write(handshake('/live/relay', server.host) + open);
		client.tell({ type: 'end' });
		expect(await client.told()).toEqual({ type: 'ended', by: 'page' });
		await forgotten(server);
		// The relay inside was opened, and asked: but it has taken no connection of ours.
		expect(await server.metric('messages_total{demo="relay"}')).toBe(4);
		await client.open();
	});

	test('nor behind a request that keeps the connection busy', async () => {
		const asked = Promise.withResolvers<void>();
		const answer = Promise.withResolvers<Response>();
		await using server = startTestServer({
			relayCapacity,
			pages() {
				asked.resolve();
				return answer.promise;
			},
		});
		const client = await RelayClient.open(server);
		client.write(`GET /page HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`);
		await asked.promise;
		client.write(handshake('/live/relay', server.host) + open);
		client.tell({ type: 'end' });
		answer.resolve(new Response('late'));
		await forgotten(server);
		await client.told();
		await client.open();
	});
});

describe('who relays stays who they are', () => {
	const reader = '192.0.2.1';

	test('for the caps of their address', async () => {
		await using server = startTestServer({
			trustProxy: true,
			capacity: { perAddress: 2, total: 9 },
		});
		const origin = `http://${server.host}`;
		const headers = { Origin: origin, 'X-Forwarded-For': reader };
		const client = await RelayClient.open(server, headers);
		client.write(handshake('/live/echo', server.host, { Origin: origin }));
		expect(statusOf(await client.until(/\r\n\r\n/))).toBe(101);
		const next = RelayClient.connect(server, headers);
		expect(next).rejects.toThrow('refused');
		await next.catch(() => undefined);
		expect(server.logged).toContainEqual(
			expect.objectContaining({ reason: 'too-many-connections', address: reader }),
		);
	});

	test('where the server listens to the whole network, too', async () => {
		await using server = startTestServer({ hostname: '0.0.0.0', trustProxy: true });
		const headers = { Origin: `http://${server.host}`, 'X-Forwarded-For': reader };
		const client = await RelayClient.open(server, headers);
		client.write(handshake('/live/echo', server.host, { Origin: `http://${server.host}` }));
		expect(statusOf(await client.until(/\r\n\r\n/))).toBe(101);
		expect(server.logged).toContainEqual(
			expect.objectContaining({ event: 'opened', demo: 'echo', address: reader }),
		);
	});

	test('and no program of this machine, which needs no Origin', async () => {
		await using server = startTestServer({ trustProxy: true });
		const headers = { Origin: `http://${server.host}`, 'X-Forwarded-For': reader };
		for (const forged of ['127.0.0.1', '::1', '']) {
			const client = await RelayClient.open(server, headers);
			client.write(handshake('/live/echo', server.host, { 'X-Forwarded-For': forged }));
			expect(statusOf(await client.until(/\r\n\r\n/))).toBe(403);
		}
		expect(server.logged).not.toContainEqual(
			expect.objectContaining({ event: 'refused', address: '127.0.0.1' }),
		);
	});

	test('while others on this machine are not taken for them', async () => {
		await using server = startTestServer({
			trustProxy: true,
			capacity: { perAddress: 1, total: 9 },
		});
		const headers = { Origin: `http://${server.host}`, 'X-Forwarded-For': reader };
		await RelayClient.open(server, headers);
		await server.connect('/live/echo');
		expect(server.logged).toContainEqual(
			expect.objectContaining({ event: 'opened', demo: 'echo', address: '127.0.0.1' }),
		);
	});
});
