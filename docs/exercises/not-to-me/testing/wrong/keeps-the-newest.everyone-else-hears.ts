import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

let newest: WSContext | undefined;
let before: WSContext | undefined;

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			before = newest;
			newest = ws;
		},
		onMessage(event, ws) {
			const other = ws.raw === newest?.raw ? before : newest;
			other?.send(String(event.data));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
