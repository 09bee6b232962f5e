import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		const name = c.req.query('name') ?? '';
		return {
			onOpen(_event, ws) {
				ws.raw?.subscribe('all');
			},
			onClose() {
				server.publish('all', `{"type":"left","name":"${name}"}`);
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
