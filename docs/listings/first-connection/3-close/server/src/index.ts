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
			if (event.data === 'bye') ws.close(4001, 'See you');
			else ws.send(`You said: ${event.data}`);
		},
		onClose(event) {
			console.log(`Closed: ${event.code} ${event.reason}`);
		},
	})),
);

export default { fetch: app.fetch, websocket };
