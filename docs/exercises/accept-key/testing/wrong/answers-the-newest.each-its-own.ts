import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
let newest: WSContext | undefined;

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			newest = ws;
		},
		onMessage(event) {
			const key = String(event.data);
			newest?.send(new Bun.CryptoHasher('sha1').update(key + guid).digest('base64'));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
