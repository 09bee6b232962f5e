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
			ws.send(String(event.data));
			ws.raw?.publish('all', `Somebody said: ${event.data}`);
		},
	})),
);

export default { fetch: app.fetch, websocket };
