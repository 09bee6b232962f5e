import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			if (event.data) ws.send(String(event.data));
		},
	})),
);

export default { fetch: app.fetch, websocket };
