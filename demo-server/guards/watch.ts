import type { ServerWebSocket } from 'bun';
import type { Context } from 'hono';
import type { WSEvents } from 'hono/ws';
import type { CreateEvents } from '#demo-server/live/live';
import { describeError, type Log } from '#demo-server/log';
import type { Metrics } from '#demo-server/metrics';
import type { Sockets } from './sockets';

export interface WatchOptions {
	readonly sockets: Sockets;
	readonly metrics: Pick<Metrics, 'message'>;
	readonly log: Log;
	addressOf(c: Context): string;
}

/**
 * Puts the handlers of a demo under watch: who is connected, who was heard, and what was thrown.
 * Without an `onError` Hono lets a throw end the process.
 */
export function watch(
	demo: string,
	create: CreateEvents,
	{ sockets, metrics, log, addressOf }: WatchOptions,
): (c: Context) => WSEvents<ServerWebSocket<unknown>> {
	return (c) => {
		const events = create(c);
		const address = addressOf(c);
		return {
			onOpen(event, ws) {
				if (ws.raw) sockets.opened(ws.raw, demo, address);
				log.debug('opened', { demo, address });
				events.onOpen?.(event, ws);
			},
			onMessage(event, ws) {
				if (ws.raw) sockets.heard(ws.raw);
				metrics.message(demo);
				events.onMessage?.(event, ws);
			},
			onClose(event, ws) {
				if (ws.raw) sockets.closed(ws.raw);
				log.debug('closed', { demo, address, code: event.code });
				events.onClose?.(event, ws);
			},
			onError(event, ws) {
				const error: unknown = 'error' in event ? event.error : undefined;
				log.error('handler-failed', { demo, ...describeError(error) });
				ws.close(1011, 'internal-error');
			},
		};
	};
}
