import { upgradeWebSocket } from '#demo-server/upgrade';
import { createWebSocketHandler } from '#demo-server/websocket';
import { Hono } from 'hono';
import type { WSContext } from 'hono/ws';
import { host } from './host';
import { Listeners } from './listeners';
import { messageFor, read, roomOf, WELCOME } from './messages';

/** Hono on Bun as many a tutorial writes it: a set of sockets, and a loop that sends to each. */
await host((port) => {
	const listeners = new Listeners<WSContext>();
	const app = new Hono().get(
		'*',
		upgradeWebSocket((c) => {
			const room = roomOf(c.req.url);
			let me: WSContext | undefined;
			return {
				onMessage(event, socket) {
					const message = read(event.data);
					if (message.type === 'join') {
						// A new context comes with each event, so the set has to keep the first.
						me = socket;
						for (const topic of message.topics) listeners.add(`${room}/${topic}`, socket);
						socket.send(WELCOME);
						return;
					}
					const data = JSON.stringify(messageFor(message));
					for (const listener of listeners.of(`${room}/${message.topic}`)) listener.send(data);
				},
				onClose() {
					if (me) listeners.remove(me);
				},
			};
		}),
	);
	const websocket = createWebSocketHandler(() => undefined);
	return Bun.serve({ hostname: '127.0.0.1', port, fetch: app.fetch, websocket }).port ?? 0;
});
