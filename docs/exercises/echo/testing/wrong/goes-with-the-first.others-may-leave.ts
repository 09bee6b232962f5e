import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			ws.send(String(event.data));
		},
		onClose() {
			void server.stop(true);
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
