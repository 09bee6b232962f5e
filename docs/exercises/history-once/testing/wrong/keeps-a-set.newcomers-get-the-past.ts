import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const history = new Set<string>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('all');
			ws.send(JSON.stringify({ type: 'history', texts: [...history] }));
		},
		onMessage(event) {
			const text = String(event.data);
			history.add(text);
			const [oldest = ''] = history;
			if (history.size > 50) history.delete(oldest);
			server.publish('all', JSON.stringify({ type: 'said', text }));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
