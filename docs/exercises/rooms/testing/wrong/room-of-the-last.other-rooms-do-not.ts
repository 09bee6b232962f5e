import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

let room: string | undefined;

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		room = c.req.query('room');
		if (!room) {
			return { onOpen: (_event, ws) => ws.close(4404, 'No room') };
		}
		return {
			onOpen(_event, ws) {
				ws.raw?.subscribe(`room:${room}`);
			},
			onMessage(event, ws) {
				ws.raw?.publish(`room:${room}`, String(event.data));
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
