import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const past: string[] = [];

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('all');
			ws.send(JSON.stringify({ past }));
		},
		onMessage(event) {
			past.push(JSON.parse(String(event.data)).say);
			for (const text of past) {
				server.publish('all', JSON.stringify({ said: text }));
			}
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);

export default { fetch: app.fetch, websocket };
