import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { isBuilt, site } from './site';
import { exchange, statusOf } from './testing/raw';
import { startTestServer, type TestServer } from './testing/server';

const HOME = '<p>日本語</p>';
let root: string;
let server: TestServer;

beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'site-'));
	const files: Record<string, string | Uint8Array> = {
		'secret.txt': 'SECRET',
		'dist/ja/index.html': HOME,
		'dist/ja/index.html.br': brotliCompressSync(HOME),
		'dist/ja/index.html.gz': gzipSync(HOME),
		'dist/ja/lessons/pub-sub/index.html': 'lesson',
		'dist/en/index.html': 'English',
		'dist/ja/404/index.html': 'ない',
		'dist/en/404/index.html': 'not here',
		'dist/404.html': 'ない / not here',
		'dist/_astro/page.abc123.js': 'export {}',
		'dist/favicon.svg': '<svg/>',
	};
	for (const [name, content] of Object.entries(files)) {
		await mkdir(dirname(join(root, name)), { recursive: true });
		await writeFile(join(root, name), content);
	}
	server = startTestServer({ pages: site(join(root, 'dist')) });
});

afterAll(async () => {
	await server.stop();
	await rm(root, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	fetch(server.http(path), { headers, method, redirect: 'manual', decompress: false });

test('a folder answers with its index page', async () => {
	const response = await get('/ja/', { 'accept-encoding': 'identity' });
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(response.headers.get('cache-control')).toBe('no-cache');
	expect(await response.text()).toBe(HOME);
});

test.each([
	['gzip, deflate, br', 'br'],
	['gzip', 'gzip'],
	['br;q=0, gzip', 'gzip'],
	['identity', null],
	['zstd', null],
])('a client that accepts %s gets %s', async (accepted, encoding) => {
	const response = await get('/ja/', { 'accept-encoding': accepted });
	expect(response.headers.get('content-encoding')).toBe(encoding);
	if (encoding) expect(response.headers.get('vary')).toMatch(/accept-encoding/i);
	expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
});

test.each([
	['/ja', '/ja/'],
	['/en', '/en/'],
	['/ja/lessons/pub-sub?room=1', '/ja/lessons/pub-sub/?room=1'],
])('%s redirects for good to %s', async (from, to) => {
	const response = await get(from);
	expect(response.status).toBe(301);
	expect(response.headers.get('location')).toBe(to);
});

test('a file named by its hash may be kept for ever, a missing one may not', async () => {
	const file = await get('/_astro/page.abc123.js');
	expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
	expect(file.headers.get('content-type')).toContain('text/javascript');
	const missing = await get('/_astro/page.gone.js');
	expect(missing.status).toBe(404);
	expect(missing.headers.get('cache-control')).toBe('no-cache');
});

test.each(['br', 'identity'])(
	'a page in %s that has not changed is a 304 without a body',
	async (encoding) => {
		const first = await get('/ja/', { 'accept-encoding': encoding });
		const etag = first.headers.get('etag') ?? '';
		expect(etag).toMatch(/^"\w+"$/);
		const again = await get('/ja/', { 'accept-encoding': encoding, 'if-none-match': etag });
		expect(again.status).toBe(304);
		expect(await again.text()).toBe('');
		expect(again.headers.get('etag')).toBe(etag);
		const other = await get('/en/', { 'accept-encoding': encoding, 'if-none-match': etag });
		expect(other.status).toBe(200);
	},
);

test.each([
	['/ja/nothing/', 'ない'],
	['/en/nothing', 'not here'],
	['/nothing', 'ない / not here'],
	['/javascript', 'ない / not here'],
])('%s is a 404 in the language of its address', async (path, text) => {
	const response = await get(path);
	expect(response.status).toBe(404);
	expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(await response.text()).toBe(text);
});

test('HEAD answers as GET does, without a body', async () => {
	for (const [path, status] of [
		['/ja/', 200],
		['/ja', 301],
		['/gone', 404],
		['/', 302],
		['/healthz', 200],
	] as const) {
		const response = await get(path, {}, 'HEAD');
		expect(response.status).toBe(status);
		expect(await response.text()).toBe('');
	}
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
	'%s changes nothing and is refused',
	async (method) => {
		const request = `${method} /ja/ HTTP/1.1\r\nHost: ${server.host}\r\nContent-Length: 0\r\n\r\n`;
		const status = statusOf(await exchange(server.port, request));
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
	},
);

test.each([
	'/../secret.txt',
	'/ja/../../secret.txt',
	'/%2e%2e/secret.txt',
	'/%2e%2e%2fsecret.txt',
	'/..%2fsecret.txt',
	'/..%5csecret.txt',
	'/..\\secret.txt',
	'/%252e%252e/secret.txt',
	'/ja/..;/..;/secret.txt',
	'/....//secret.txt',
	'//secret.txt',
	'//ja',
	'/%2fja',
	'/\\ja',
	'//evil.example/..',
	'/ja%00',
	'/%00',
	'/ja/%0d%0aSet-Cookie:%20x=1',
	'/ja%',
	'/%zz',
	'/%c0%ae%c0%ae/secret.txt',
	'/%ff',
	'/%E3%81%82',
	'/%u002e%u002e/secret.txt',
	'/ja/index.html/',
	'/ja/index.html/x',
	`/${'a'.repeat(5_000)}`,
	`/${'a/'.repeat(3_000)}`,
	'/C:/secret.txt',
	'/file:///secret.txt',
	'/ja/~',
	'/.',
])(
	'%.60s is answered 4xx, or is the start page, and never with a file from outside',
	async (path) => {
		const response = await exchange(
			server.port,
			`GET ${path} HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`,
		);
		const status = statusOf(response);
		expect(response).not.toContain('SECRET');
		expect(response).not.toMatch(/location: *(\/\/|\/\\|http)/i);
		if (status !== 302) {
			expect(status).toBeGreaterThanOrEqual(400);
			expect(status).toBeLessThan(500);
		}
	},
);

test('a site whose pages for what is missing are missing answers a small text', async () => {
	await using bare = startTestServer({ pages: site(join(root, 'dist', 'en', 'none')) });
	const response = await fetch(bare.http('/nothing'));
	expect(response.status).toBe(404);
	expect(await response.text()).toBe('Not found.');
});

test('a folder counts as built when its start page can be read', async () => {
	expect(await isBuilt(join(root, 'dist'))).toBe(true);
	expect(await isBuilt(root)).toBe(false);
});
