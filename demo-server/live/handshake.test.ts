import { expect, test } from 'bun:test';
import { handshakeBehaviour } from '#demo-server/testing/behaviour/handshake';
import { openForeignClient } from '#demo-server/testing/foreign-client';
import { readHandshake } from '#demo-server/testing/handshake-client';
import { handshake, Raw, textFrame } from '#demo-server/testing/raw';
import { startTestServer, type TestServer } from '#demo-server/testing/server';

handshakeBehaviour(startTestServer);

/** Shakes hands on a bare connection: what was told, and the head that really came. */
async function shake(server: TestServer, headers: Record<string, string>, path: string) {
	const raw = await Raw.open(server.port);
	raw.write(handshake(path, server.host, headers));
	const received = await raw.until(/\r\n\r\n[^]*\}\}$/);
	raw.end();
	const [head = '', frame = ''] = received.split('\r\n\r\n');
	const text = Buffer.from(frame.slice(frame.indexOf('{')), 'latin1').toString();
	return { told: readHandshake(text), head: head.split('\r\n') };
}

/** The header lines of a message, as the Fetch Standard hands them out. */
function sorted(lines: string[]): [string, string][] {
	return lines
		.map((line): [string, string] => {
			const colon = line.indexOf(': ');
			return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
		})
		.sort(([a], [b]) => (a < b ? -1 : 1));
}

test('the request is told as it was sent', async () => {
	await using server = startTestServer();
	const path = '/live/handshake?a=%E3%81%82&b';
	const extra = {
		Origin: `http://${server.host}`,
		'Sec-WebSocket-Protocol': 'chat, superchat',
		'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
		'User-Agent': '<script>alert(1)</script> "\\ \xe9',
		'Accept-Language': 'ja,en;q=0.5',
		X: '',
	};
	const { told } = await shake(server, extra, path);
	const [line, ...lines] = handshake(path, server.host, extra).slice(0, -4).split('\r\n');
	expect(`${told.request.method} ${told.request.target} HTTP/1.1`).toBe(line ?? '');
	expect(told.request.headers).toEqual(sorted(lines));
});

test('the response is told as Bun writes it, to the byte', async () => {
	await using server = startTestServer();
	const { told, head } = await shake(
		server,
		{ 'Sec-WebSocket-Key': 'AQIDBAUGBwgJCgsMDQ4PEA==', 'Sec-WebSocket-Protocol': 'chat' },
		'/live/handshake',
	);
	const [line, ...lines] = head;
	expect(line).toBe(`HTTP/1.1 ${told.response.status} Switching Protocols`);
	expect(told.response.headers).toEqual(sorted(lines));
});

test('cookies and passwords are not told', async () => {
	await using server = startTestServer();
	const { told } = await shake(
		server,
		{ Cookie: 'lang=secret', Authorization: 'Basic secret' },
		'/live/handshake',
	);
	expect(told.request.headers).toContainEqual(['cookie', '(hidden)']);
	expect(told.request.headers).toContainEqual(['authorization', '(hidden)']);
	expect(JSON.stringify(told)).not.toContain('secret');
});

test('what comes together with the handshake is answered after it', async () => {
	await using server = startTestServer();
	const raw = await Raw.open(server.port);
	raw.write(handshake('/live/handshake', server.host) + textFrame('early'));
	expect(await raw.until(/bad-json/)).toMatch(/"type":"handshake"[^]*"bad-json"/);
	raw.end();
});

test('the ws package sees the headers that it sent and received', async () => {
	await using server = startTestServer();
	const client = await openForeignClient(server.ws('/live/handshake'));
	const { request, response } = readHandshake(await client.next());
	expect(request.target).toBe('/live/handshake');
	expect(request.headers).toContainEqual(['host', server.host]);
	expect(request.headers.map(([name]) => name)).toContain('sec-websocket-key');
	expect(response.headers.map(([name]) => name)).toContain('sec-websocket-accept');
	client.socket.close(1000, 'seen');
	expect(await client.closed).toEqual({ code: 1000, reason: 'seen' });
});
