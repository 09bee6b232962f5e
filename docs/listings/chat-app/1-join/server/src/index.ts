import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

import { encode, type ClientMessage } from './protocol';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => {
		let name = '';

		return {
			onMessage(event, ws) {
				const message: ClientMessage = JSON.parse(String(event.data));
				if (message.type === 'join') {
					name = message.name;
					ws.raw?.subscribe('chat');
				} else {
					const { text } = message;
					ws.raw?.publish('chat', encode({ type: 'message', name, text }));
				}
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
