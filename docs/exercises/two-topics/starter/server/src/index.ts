import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('tea');
		},
		onMessage(event, ws) {
			const [verb, topic = '', ...words] = String(event.data).split(' ');
			console.log(verb, topic, words);
			ws.raw?.publish('tea', String(event.data));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
