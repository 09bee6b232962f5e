import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

const here = new Map<string, WSContext>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		const name = c.req.query('name') ?? '';
		return {
			onOpen(_event, ws) {
				here.set(name, ws);
			},
			onClose() {
				here.delete(name);
				for (const one of here.values()) {
					one.send(JSON.stringify({ type: 'left', name }));
				}
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
