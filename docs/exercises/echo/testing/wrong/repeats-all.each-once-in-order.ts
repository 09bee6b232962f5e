import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => {
		const heard: string[] = [];
		return {
			onMessage(event, ws) {
				heard.push(String(event.data));
				for (const text of heard) ws.send(text);
			},
		};
	}),
);

export default { fetch: app.fetch, websocket };
