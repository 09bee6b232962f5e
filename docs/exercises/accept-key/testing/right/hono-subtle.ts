import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		async onMessage(event, ws) {
			const bytes = new TextEncoder().encode(`${event.data}${guid}`);
			const hash = await crypto.subtle.digest('SHA-1', bytes);
			ws.send(btoa(String.fromCharCode(...new Uint8Array(hash))));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
