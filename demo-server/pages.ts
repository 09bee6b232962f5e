import type { MiddlewareHandler } from 'hono';
import { proxy } from 'hono/proxy';

/**
 * Makes the middleware that answers with the pages of a dev server. The browser dials the dev
 * server itself for hot reload, so only requests and responses pass through here.
 */
export function devPages(devServer: URL): MiddlewareHandler {
	return async (c) => {
		const { pathname, search } = new URL(c.req.url);
		// Set part by part: resolved as a reference, `//elsewhere/` would name another server.
		const target = new URL(devServer);
		target.pathname = pathname;
		target.search = search;
		const headers = { ...c.req.header(), host: undefined };
		try {
			return await proxy(target, { raw: c.req.raw, headers, redirect: 'manual' });
		} catch {
			return c.text(`No page yet: nothing answers at ${devServer.origin}.`, 502);
		}
	};
}
