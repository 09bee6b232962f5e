/** The one import of `hono/bun`: Hono 5 will call it `@hono/bun`. */
import type { WebSocketHandler } from 'bun';
import { type BunWebSocketData, getConnInfo, websocket } from 'hono/bun';
import { LIMITS } from '#protocol';
import type { SweptSocket } from './guards/sockets';

export { getConnInfo };

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
