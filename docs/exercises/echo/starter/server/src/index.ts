import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event) {
			console.log(`Heard: ${event.data}`);
		},
	})),
);

export default { fetch: app.fetch, websocket };
