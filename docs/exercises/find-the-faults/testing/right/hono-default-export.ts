import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

const here = new Set<WSContext>();
let past: string[] = [];

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => {
		let me: WSContext | undefined;
		return {
			onOpen(_event, ws) {
				ws.send(JSON.stringify({ past }));
				me = ws;
				here.add(ws);
			},
			onMessage(event, ws) {
				let say: unknown;
				try {
					say = JSON.parse(String(event.data))?.say;
				} catch {
					ws.send(JSON.stringify({ error: 'This is not JSON' }));
				}
				if (typeof say !== 'string') return;
				past = [...past, say].slice(-50);
				for (const one of here) {
					if (one !== me) one.send(JSON.stringify({ said: say }));
				}
			},
			onClose() {
				if (me) here.delete(me);
			},
		};
	}),
);

export default { fetch: app.fetch, websocket };
