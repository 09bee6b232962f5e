import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { ServerWebSocket } from 'bun';

const rooms = new Map<string, ServerWebSocket<unknown>[]>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		const room = c.req.query('room');
		if (!room) {
			return { onOpen: (_event, ws) => ws.close(4404, 'No room') };
		}
		return {
			onOpen(_event, ws) {
				if (ws.raw) rooms.set(room, [...(rooms.get(room) ?? []), ws.raw]);
			},
			onMessage(event, ws) {
				for (const socket of rooms.get(room) ?? []) {
					if (socket !== ws.raw) socket.send(String(event.data));
				}
			},
			onClose() {
				rooms.delete(room);
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
