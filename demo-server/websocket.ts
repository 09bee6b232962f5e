/** The one import of `hono/bun`: Hono 5 will call it `@hono/bun`. */
import type { Server, ServerWebSocket, WebSocketHandler } from 'bun';
import { type BunWebSocketData, getConnInfo, websocket } from 'hono/bun';
import { defineWebSocketHelper } from 'hono/ws';
import { LIMITS } from '#protocol';
import type { SweptSocket } from './guards/sockets';

export { getConnInfo };

/**
 * Hono's `upgradeWebSocket` for Bun, with two differences. Headers that were set with `c.header()`
 * go out with the 101. And no subprotocol is accepted, since we speak none (RFC 6455, section
 * 4.2.2): Bun would take the first that is offered.
 */
export const upgradeWebSocket = defineWebSocketHelper<ServerWebSocket<unknown>>((c, events) => {
	c.req.raw.headers.delete('sec-websocket-protocol');
	// What server.ts hands to `app.fetch` beside the request.
	const server = c.env as Server<unknown>;
	const upgraded = server.upgrade(c.req.raw, {
		data: { events, url: new URL(c.req.url), protocol: '' },
		headers: c.res.headers,
	});
	return upgraded ? new Response(null) : undefined;
});

/**
 * Makes the `websocket` option of `Bun.serve`: Hono's handlers with our limits.
 * @param onPong - Hono's handlers have no `pong`, and a peer that answers is alive
 */
export function createWebSocketHandler(
	onPong: (socket: SweptSocket) => void,
): WebSocketHandler<BunWebSocketData> {
	return {
		...websocket,
		maxPayloadLength: LIMITS.frameBytes,
		// A compression window costs up to 204 KB for each connection; our messages are short.
		perMessageDeflate: false,
		// Past this Bun drops messages without a word, so it cuts the connection there: a client
		// that comes back knows that it missed something. The sweep finds most slow readers before.
		backpressureLimit: 256 * 1024,
		closeOnBackpressureLimit: true,
		// The sweep pings, and also finds the dead peers that this timer cannot.
		idleTimeout: 0,
		sendPings: false,
		pong: onPong,
	};
}
