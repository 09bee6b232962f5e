import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.send('Hello from the server');
		},
		onMessage(event, ws) {
			ws.send(`You said: ${event.data}`);
		},
	})),
);

export default { fetch: app.fetch, websocket };
