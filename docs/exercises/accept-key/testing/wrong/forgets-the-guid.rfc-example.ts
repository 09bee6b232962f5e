import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			const key = String(event.data);
			const accept = new Bun.CryptoHasher('sha1').update(key).digest('base64');
			ws.send(accept);
		},
	})),
);

export default { fetch: app.fetch, websocket };
