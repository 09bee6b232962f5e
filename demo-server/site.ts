import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context, Env, MiddlewareHandler } from 'hono';
import { every } from 'hono/combine';
import { etag } from 'hono/etag';
import { serveStatic } from 'hono/serve-static';

/**
 * What no address of the site contains: an empty or dot segment, a backslash, a control
 * character, or a percent sign that is left after decoding.
 */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const STRANGE = /[\0-\x1f\x7f\\%]|\/\/|\/\.{1,2}(?:\/|$)/;

/** Makes the middleware that answers with the built site, or with its page for what is missing. */
export function site(dist: string): MiddlewareHandler {
	const files = serveStatic({ root: dist, precompressed: true, join, isDir, getContent: read });

	return every(etag(), async (c: Context<Env, string>) => {
		const { path } = c.req;
		if (STRANGE.test(path)) return notFound(c, dist);
		if (!path.endsWith('/') && (await isDir(join(dist, path)))) {
			return c.redirect(`${path}/${new URL(c.req.url).search}`, 301);
		}
		const isNamedByHash = path.startsWith('/_astro/');
		c.header('cache-control', isNamedByHash ? 'public, max-age=31536000, immutable' : 'no-cache');
		return (await files(c, () => Promise.resolve())) ?? notFound(c, dist);
	});
}

/** Says whether the site has been built: whether its start page is there to be read. */
export async function isBuilt(dist: string): Promise<boolean> {
	return (await read(join(dist, 'ja', 'index.html'))) !== null;
}

async function notFound(c: Context, dist: string): Promise<Response> {
	const [, language] = /^\/(ja|en)\//.exec(c.req.path) ?? [];
	const page = language ? join(language, '404', 'index.html') : '404.html';
	const html = await read(join(dist, page));
	c.header('cache-control', 'no-cache');
	return html
		? c.body(html, 404, { 'content-type': 'text/html; charset=utf-8' })
		: c.text('Not found.', 404);
}

/** The bytes of a file; null when there is none that can be read, whatever the path looks like. */
async function read(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
	try {
		return await Bun.file(path).bytes();
	} catch {
		return null;
	}
}

async function isDir(path: string): Promise<boolean> {
	return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
