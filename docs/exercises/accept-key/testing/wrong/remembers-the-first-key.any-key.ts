import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
let first = '';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			first = first === '' ? String(event.data) : first;
			console.log(first === String(event.data));
			ws.send(new Bun.CryptoHasher('sha1').update(first + guid).digest('base64'));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
