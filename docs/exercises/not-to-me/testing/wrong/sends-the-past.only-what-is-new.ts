import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const past: string[] = [];

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			for (const text of past) ws.send(text);
			ws.raw?.subscribe('all');
		},
		onMessage(event, ws) {
			past.push(String(event.data));
			ws.raw?.publish('all', String(event.data));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
