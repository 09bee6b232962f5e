import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

// It has a `__proto__` before anybody makes it a room.
const rooms: Record<string, WSContext[]> = {};

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
				rooms[room] = [...(rooms[room] ?? []), ws];
			},
			onMessage(event) {
				for (const one of rooms[room] ?? []) one.send(String(event.data));
			},
			onClose(_event, ws) {
				const others = rooms[room]?.filter((one) => one.raw !== ws.raw);
				rooms[room] = others ?? [];
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
