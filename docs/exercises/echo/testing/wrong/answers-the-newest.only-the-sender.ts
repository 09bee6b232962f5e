import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

import type { WSContext } from 'hono/ws';

let newest: WSContext | undefined;

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			newest = ws;
		},
		onMessage(event) {
			newest?.send(String(event.data));
		},
	})),
);

export default { fetch: app.fetch, websocket };
