import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

const others = new Set<WSContext>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => {
		let me: WSContext | undefined;
		return {
			onOpen(_event, ws) {
				others.add(ws);
				me = ws;
				ws.send('Welcome');
			},
			onMessage(event) {
				for (const other of others) {
					if (other !== me) other.send(String(event.data));
				}
			},
			onClose() {
				if (me) others.delete(me);
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
