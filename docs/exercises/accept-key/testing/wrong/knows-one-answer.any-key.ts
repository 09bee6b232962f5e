import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			console.log(`Key: ${event.data}`);
			const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
			ws.send(accept);
		},
	})),
);

export default { fetch: app.fetch, websocket };
