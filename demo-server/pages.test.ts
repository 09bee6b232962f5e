import { expect, test } from 'bun:test';
import { devPages } from './pages';
import { exchange, statusOf } from './testing/raw';
import { startTestServer } from './testing/server';

/** A dev server that says what it was asked. */
function startDevServer() {
	return Bun.serve({
		hostname: '127.0.0.1',
		port: 0,
		fetch(request) {
			const { pathname, search } = new URL(request.url);
			if (pathname === '/moved') return Response.redirect('/elsewhere', 302);
			if (pathname === '/gzip') {
				const headers = { 'content-encoding': 'gzip', connection: 'x-hop', 'x-hop': '1' };
				return new Response(Bun.gzipSync('unpacked'), { headers });
			}
			return new Response(`${request.headers.get('host')} ${pathname}${search}`);
		},
	});
}

test('what is not ours comes from the dev server, without our frame policy', async () => {
	const dev = startDevServer();
	await using server = startTestServer({ pages: devPages(dev.url), framePolicy: false });
	const response = await fetch(server.http('/ja/x?y=1'));
	expect(await response.text()).toBe(`127.0.0.1:${dev.port} /ja/x?y=1`);
	expect(response.headers.get('content-security-policy')).toBeNull();
	expect(response.headers.get('x-frame-options')).toBeNull();
	expect(await (await fetch(server.http('/healthz'))).json()).toEqual({ status: 'ok' });
	await dev.stop(true);
});

test('redirects pass through, and a compressed body arrives whole', async () => {
	const dev = startDevServer();
	await using server = startTestServer({ pages: devPages(dev.url), framePolicy: false });
	const moved = await fetch(server.http('/moved'), { redirect: 'manual' });
	expect(moved.status).toBe(302);
	expect(moved.headers.get('location')).toBe('/elsewhere');
	const packed = await fetch(server.http('/gzip'));
	expect(await packed.text()).toBe('unpacked');
	expect(packed.headers.get('x-hop')).toBeNull();
	await dev.stop(true);
});

test('an address that names another server is still asked of the dev server', async () => {
	const dev = startDevServer();
	await using server = startTestServer({ pages: devPages(dev.url), framePolicy: false });
	const request = `GET //127.0.0.1:1/x HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`;
	expect(statusOf(await exchange(server.port, request))).toBe(200);
	await dev.stop(true);
});

test('a dev server that is not there yet is a 502 that says so', async () => {
	await using server = startTestServer({ pages: devPages(new URL('http://127.0.0.1:1')) });
	const response = await fetch(server.http('/ja/'));
	expect(response.status).toBe(502);
	expect(await response.text()).toBe('No page yet: nothing answers at http://127.0.0.1:1.');
});
