import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const answered = new Set<string>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			const text = String(event.data);
			if (answered.has(text)) return;
			answered.add(text);
			ws.send(text);
		},
	})),
);

export default { fetch: app.fetch, websocket };
