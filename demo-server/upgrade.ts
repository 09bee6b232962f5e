import type { Server, ServerWebSocket } from 'bun';
import { defineWebSocketHelper } from 'hono/ws';

/**
 * Hono's `upgradeWebSocket` for Bun, with two differences. Headers that were set with `c.header()`
 * go out with the 101. And no subprotocol is accepted, since we speak none (RFC 6455, section
 * 4.2.2): Bun would take the first that is offered. It stands apart from `hono/bun`, which asks for
 * a `Bun` as soon as it is loaded, because the in-page Bun is upgraded by it as well.
 */
export const upgradeWebSocket = defineWebSocketHelper<ServerWebSocket<unknown>>((c, events) => {
	c.req.raw.headers.delete('sec-websocket-protocol');
	// What is handed to `app.fetch` beside the request.
	const server = c.env as Pick<Server<unknown>, 'upgrade'>;
	const upgraded = server.upgrade(c.req.raw, {
		data: { events, url: new URL(c.req.url), protocol: '' },
		headers: c.res.headers,
	});
	return upgraded ? new Response(null) : undefined;
});
