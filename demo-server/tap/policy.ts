import type { MiddlewareHandler } from 'hono';

/** A page with the tap's demo, which is the only one that dials it. */
const TAP_DEMO = /<[^>]+\sdata-demo="tap"/;
const CONNECT_TO_SELF = "connect-src 'self'";

/**
 * Lets the page with the tap's demo connect to the tap, which is another origin by its port. Its
 * policy stands in the page since it was built, when nobody could know of a tap or of its port.
 * @param port - where the tap listens; undefined while there is none
 */
export function allowTap(
	pages: MiddlewareHandler,
	port: () => number | undefined,
): MiddlewareHandler {
	return async (c, next) => {
		const open = port();
		if (open === undefined || !c.req.path.endsWith('/')) return pages(c, next);
		const { headers } = c.req.raw;
		// As it was built: neither compressed, nor "the same as you have".
		headers.delete('accept-encoding');
		headers.delete('if-none-match');
		const result: unknown = await pages(c, next);
		if (result instanceof Response) c.res = result;
		if (!c.res.headers.get('content-type')?.startsWith('text/html')) return;
		const html = await c.res.text();
		const name = (c.req.header('host') ?? '').replace(/:\d+$/, '');
		const tap = TAP_DEMO.test(html) ? `${CONNECT_TO_SELF} ws://${name}:${open}` : CONNECT_TO_SELF;
		const changed = new Response(html.replace(CONNECT_TO_SELF, tap), c.res);
		changed.headers.delete('etag');
		changed.headers.delete('content-length');
		// Hono would give it the headers of the one before, unless there is none.
		c.res = undefined;
		c.res = changed;
	};
}
