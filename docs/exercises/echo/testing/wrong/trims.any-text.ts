import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			ws.send(String(event.data).trim());
		},
	})),
);

export default { fetch: app.fetch, websocket };
