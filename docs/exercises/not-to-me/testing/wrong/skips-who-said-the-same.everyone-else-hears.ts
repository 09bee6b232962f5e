import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { ServerWebSocket } from 'bun';

// What each of them said last.
const last = new Map<ServerWebSocket<unknown>, string>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			if (ws.raw) last.set(ws.raw, '');
		},
		onMessage(event, ws) {
			const text = String(event.data);
			if (ws.raw) last.set(ws.raw, text);
			for (const [socket, own] of last) {
				if (own !== text) socket.send(text);
			}
		},
		onClose(_event, ws) {
			if (ws.raw) last.delete(ws.raw);
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
