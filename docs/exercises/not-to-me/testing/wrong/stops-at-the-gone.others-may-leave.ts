import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { ServerWebSocket } from 'bun';

const sockets: ServerWebSocket<unknown>[] = [];

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			if (ws.raw) sockets.push(ws.raw);
		},
		onMessage(event, ws) {
			for (const socket of sockets) {
				if (socket.readyState !== WebSocket.OPEN) return;
				if (socket !== ws.raw) socket.send(String(event.data));
			}
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
