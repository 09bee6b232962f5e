import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

const here = new Map<WSContext, string>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		const name = c.req.query('name') ?? '';
		let me: WSContext | undefined;
		return {
			onOpen(_event, ws) {
				me = ws;
				for (const one of here.keys()) {
					one.send(JSON.stringify({ type: 'joined', name }));
				}
				here.set(ws, name);
			},
			onClose(event) {
				if (me) here.delete(me);
				const left = { type: 'left', name, code: event.code, here: here.size };
				for (const one of here.keys()) one.send(JSON.stringify(left));
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
