import { createAdaptorServer } from '@hono/node-server';
import { createNodeWebSocket } from '@hono/node-ws';
import { Hono } from 'hono';
import type { WSContext } from 'hono/ws';
import { host } from './host';
import { Listeners } from './listeners';
import { listening } from './listening';
import { messageFor, read, roomOf, WELCOME } from './messages';

/** Hono on Node, with its adapter for `ws`. */
await host((port) => {
	const listeners = new Listeners<WSContext>();
	const app = new Hono();
	const node = createNodeWebSocket({ app });
	app.get(
		'*',
		node.upgradeWebSocket((c) => {
			const room = roomOf(c.req.url);
			let me: WSContext | undefined;
			return {
				onMessage(event, socket) {
					const message = read(event.data);
					if (message.type === 'join') {
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
	const server = createAdaptorServer({ fetch: app.fetch });
	node.injectWebSocket(server);
	return listening(server.listen(port, '127.0.0.1'));
});
