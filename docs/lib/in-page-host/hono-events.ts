import { createWSMessageEvent, WSContext, type WSEvents } from 'hono/ws';

import type { Socket } from '#demo-server/environment';
import type { ServeOptions } from '#docs/playground/bun/serve-options';
import { ServerSocket } from '#docs/playground/bun/server-socket';

/** What `upgradeWebSocket` hands to the socket that it makes. */
interface Upgraded {
	readonly events: WSEvents<Socket>;
	readonly url: URL;
	readonly protocol: string;
}

/**
 * Makes the `websocket` option of a server that hands each event to Hono's handlers, as `hono/bun`
 * does. That module itself asks for a global `Bun` as soon as it is loaded.
 * @param report - told what a handler has thrown; its socket is closed with 1011, as on the demo
 *   server
 */
export function honoEvents(
	report: (error: unknown) => void,
): NonNullable<ServeOptions['websocket']> {
	function run(
		socket: unknown,
		handle: (events: WSEvents<Socket>, ws: WSContext<Socket>) => unknown,
	): void {
		if (!(socket instanceof ServerSocket)) return;
		const { events, url, protocol } = socket.data as Upgraded;
		const ws = new WSContext<Socket>({
			raw: socket,
			url,
			protocol,
			readyState: socket.readyState as 1 | 3,
			send: (data) => {
				socket.send(data);
			},
			close: (code, reason) => {
				socket.close(code, reason);
			},
		});
		try {
			handle(events, ws);
		} catch (error) {
			report(error);
			socket.close(1011, 'internal-error');
		}
	}

	return {
		open(socket) {
			run(socket, ({ onOpen }, ws) => onOpen?.(new Event('open'), ws));
		},
		message(socket, data) {
			const message = data as string | ArrayBuffer;
			run(socket, ({ onMessage }, ws) => onMessage?.(createWSMessageEvent(message), ws));
		},
		close(socket, code, reason) {
			const ending = { code: code as number, reason: reason as string };
			run(socket, ({ onClose }, ws) => onClose?.(new CloseEvent('close', ending), ws));
		},
	};
}
