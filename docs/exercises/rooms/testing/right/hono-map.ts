import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

const rooms = new Map<string, Set<WSContext>>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		const name = c.req.query('room') ?? '';
		let me: WSContext | undefined;
		return {
			onOpen(_event, ws) {
				if (name === '') {
					ws.close(4404, 'Which room?');
					return;
				}
				me = ws;
				ws.send(`Welcome to ${name}`);
				rooms.set(name, (rooms.get(name) ?? new Set()).add(ws));
			},
			onMessage(event) {
				// The sender too: the task leaves that open.
				for (const one of rooms.get(name) ?? []) one.send(String(event.data));
			},
			onClose() {
				const room = rooms.get(name);
				if (me) room?.delete(me);
				if (room?.size === 0) rooms.delete(name);
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
