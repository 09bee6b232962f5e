import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { ServerWebSocket } from 'bun';

let history: { socket: ServerWebSocket<unknown> | undefined; text: string }[] = [];

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('all');
			const texts = history.map(({ text }) => text);
			ws.send(JSON.stringify({ type: 'history', texts }));
		},
		onMessage(event, ws) {
			const text = String(event.data);
			history.push({ socket: ws.raw, text });
			if (history.length > 50) history.shift();
			server.publish('all', JSON.stringify({ type: 'said', text }));
		},
		onClose(_event, ws) {
			history = history.filter(({ socket }) => socket !== ws.raw);
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
