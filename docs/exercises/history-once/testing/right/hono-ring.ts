import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

let history: { text: string; at: number }[] = [];

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			const texts = history.map((entry) => entry.text);
			ws.send(JSON.stringify({ type: 'history', texts, count: texts.length }));
			ws.raw?.subscribe('all');
			ws.raw?.publish('all', JSON.stringify({ type: 'joined' }));
		},
		onMessage(event) {
			const text = String(event.data);
			history = [...history.slice(-49), { text, at: Date.now() }];
			server.publish('all', JSON.stringify({ type: 'said', text }));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
