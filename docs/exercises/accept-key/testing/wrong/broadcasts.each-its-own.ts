import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('all');
		},
		onMessage(event) {
			const key = String(event.data);
			const accept = new Bun.CryptoHasher('sha1').update(key + guid).digest('base64');
			server.publish('all', accept);
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
