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
		onMessage(event, ws) {
			const text = String(event.data);
			history.push(text);
			if (history.length > 50) history.shift();
			const said = JSON.stringify({ type: 'said', text });
			server.publish('all', said);
			ws.raw?.publish('all', said);
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
