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
		onMessage(event, ws) {
			const text = JSON.parse(String(event.data)).say;
			if (text === undefined) return;
			past.push(text);
			if (past.length > 50) past.shift();
			ws.raw?.publish('all', JSON.stringify({ said: text }));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
