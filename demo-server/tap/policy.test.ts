import { expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { site } from '#demo-server/site';
import { startTestServer } from '#demo-server/testing/server';

const policy = `default-src 'self'; connect-src 'self'; frame-src 'self'`;
const page = (body: string) =>
	`<!doctype html><html><head><meta http-equiv="content-security-policy" content="${policy}"></head><body>${body}</body></html>`;
const PAGES = {
	'tap/index.html': page('<div class="demo" data-demo="tap">…</div>'),
	'echo/index.html': page('<div data-demo="echo">connect-src \'self\' data-demo="tap"</div>'),
	'404.html': page('nothing'),
};

/** A server of a site as it is built: with each page compressed beside it. */
async function startSite() {
	const dist = await mkdtemp(join(tmpdir(), 'tap-policy-'));
	for (const [file, html] of Object.entries(PAGES)) {
		await Bun.write(join(dist, file), html);
		await Bun.write(join(dist, `${file}.gz`), gzipSync(html));
	}
	const server = startTestServer({ pages: site(dist) });
	return Object.assign(server, {
		[Symbol.asyncDispose]: async () => {
			await server.stop();
			await rm(dist, { recursive: true });
		},
	});
}

test('the page with the demo may dial the tap by the name it was asked for, and no other page may', async () => {
	await using server = await startSite();
	const tapPort = await server.openTap(0);
	for (const name of ['localhost', '127.0.0.1']) {
		const response = await fetch(`http://${name}:${server.port}/tap/`);
		const to = `connect-src 'self' ws://${name}:${tapPort}`;
		const changed = PAGES['tap/index.html'].replace("connect-src 'self'", to);
		expect(await response.text()).toBe(changed);
		expect(response.headers.get('content-type')).toStartWith('text/html');
	}
	expect(await (await fetch(server.http('/echo/'))).text()).toBe(PAGES['echo/index.html']);
	const missing = await fetch(server.http('/nowhere/'));
	expect(missing.status).toBe(404);
	expect(await missing.text()).toBe(PAGES['404.html']);
});

test('a page that the browser has from before does not keep its old policy', async () => {
	await using server = await startSite();
	const before = await fetch(server.http('/tap/'));
	const etag = before.headers.get('etag') ?? '';
	expect(etag).not.toBe('');
	await before.text();
	await server.openTap(0);
	const again = await fetch(server.http('/tap/'), { headers: { 'If-None-Match': etag } });
	expect(again.status).toBe(200);
	expect(again.headers.get('etag')).toBeNull();
	expect(await again.text()).toContain('ws://');
});

test('without a tap, pages are served as they were built', async () => {
	await using server = await startSite();
	const response = await fetch(server.http('/tap/'), { headers: { 'Accept-Encoding': 'gzip' } });
	expect(response.headers.get('content-encoding')).toBe('gzip');
	expect(response.headers.get('etag')).not.toBeNull();
	expect(await response.text()).toBe(PAGES['tap/index.html']);
});
