import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			const key = String(event.data);
			const accept = new Bun.CryptoHasher('sha1')
				.update(key + guid)
				.digest('base64');
			ws.send(accept);
		},
	})),
);

export default { fetch: app.fetch, websocket };
