import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('news');
			ws.raw?.publish('news', 'Somebody came in');
		},
		onMessage(event, ws) {
			ws.raw?.publish('news', String(event.data));
		},
		onClose() {
			server.publish('news', 'Somebody left');
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
