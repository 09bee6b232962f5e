import { expect, test } from 'bun:test';
import { exchange, handshake, statusOf } from '#demo-server/testing/raw';
import { startTestServer } from '#demo-server/testing/server';
import { isAllowedHost } from './host';

const NAMES = new Set(['ws.example.org']);

test.each([
	'localhost',
	'localhost:4321',
	'LocalHost:1',
	'127.0.0.1',
	'192.168.0.255:65535',
	'[::1]:4321',
	'[fd00::2]',
	'ws.example.org',
	'WS.example.org:8080',
])('%s is one of ours', (host) => {
	expect(isAllowedHost(host, NAMES)).toBe(true);
});

test.each([
	null,
	'',
	' ',
	'evil.example',
	'evil.localhost',
	'localhost.',
	'localhost.evil.example',
	'localhost:4321.evil.example',
	'localhost:4321, evil.example',
	'evil.example, localhost:4321',
	'localhost:65536',
	'localhost:',
	'localhost:x',
	'localhost:4321@evil.example',
	'user@localhost',
	'localhost/evil',
	'a b/c@d',
	'127.1',
	'2130706433',
	'0x7f.0.0.1',
	'256.0.0.1',
	'1.2.3.4.5',
	'1.2.3.4.',
	'[::1',
	'[::1]evil',
	'[:::1]',
	'[fe80::1%25eth0]',
	'ws.example.org.evil.example',
	'notws.example.org',
	'__proto__',
])('%j is none of ours', (host) => {
	expect(isAllowedHost(host, NAMES)).toBe(false);
});

test.each(['/', '/ja/', '/healthz', '/metrics', '/addresses', '/nothing'])(
	"a stranger's name is refused at %s, whatever the path, with the security headers",
	async (path) => {
		await using server = startTestServer();
		const response = await fetch(server.http(path), { headers: { host: 'evil.example:80' } });
		expect(response.status).toBe(421);
		expect(response.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
		expect(await response.json()).toMatchObject({
			error: 'bad-host',
			see: '/en/reference/refusals/#bad-host',
		});
		expect(await server.metric('refusals_total{reason="bad-host"}')).toBe(1);
	},
);

test("a handshake by a stranger's name is refused although its origin agrees", async () => {
	await using server = startTestServer();
	const host = `evil.example:${server.port}`;
	const bytes = handshake('/live/echo', host, { Origin: `http://${host}` });
	expect(statusOf(await exchange(server.port, bytes))).toBe(421);
});

test('a name that was configured is let in', async () => {
	await using server = startTestServer({ allowedHosts: ['ws.example.org'] });
	const response = await fetch(server.http('/healthz'), { headers: { host: 'ws.example.org' } });
	expect(response.status).toBe(200);
});

test.each([
	['no Host', 'GET / HTTP/1.1\r\n\r\n'],
	['no Host in HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n'],
	['an empty Host', 'GET / HTTP/1.1\r\nHost:\r\n\r\n'],
	['a Host that is no host', 'GET / HTTP/1.1\r\nHost: a b/c@d\r\n\r\n'],
	['a Host with NUL', 'GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n'],
	['two Hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'],
	['the same Host twice', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n'],
	[
		'a stranger in an absolute target',
		'GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n',
	],
])('a request with %s is answered 4xx', async (_, bytes) => {
	await using server = startTestServer();
	const status = statusOf(await exchange(server.port, bytes));
	expect(status).toBeGreaterThanOrEqual(400);
	expect(status).toBeLessThan(500);
});
