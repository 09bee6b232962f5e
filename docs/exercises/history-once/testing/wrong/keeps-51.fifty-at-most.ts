import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const history: string[] = [];

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('all');
			ws.send(JSON.stringify({ type: 'history', texts: history }));
		},
		onMessage(event) {
			const text = String(event.data);
			history.push(text);
			if (history.length > 51) history.shift();
			server.publish('all', JSON.stringify({ type: 'said', text }));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
