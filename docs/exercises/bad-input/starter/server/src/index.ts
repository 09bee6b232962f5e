import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('all');
		},
		onMessage(event, ws) {
			const message = JSON.parse(String(event.data));
			if (message.type === 'say') {
				const said = { type: 'said', text: message.text };
				ws.raw?.publish('all', JSON.stringify(said));
			}
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
