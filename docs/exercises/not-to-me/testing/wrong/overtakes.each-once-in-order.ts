import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

let turn = 0;

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('all');
		},
		async onMessage(event, ws) {
			turn += 1;
			// Every other message takes a while.
			if (turn % 2 === 0) await Bun.sleep(20);
			ws.raw?.publish('all', String(event.data));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
