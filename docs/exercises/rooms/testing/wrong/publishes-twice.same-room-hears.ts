import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		const room = c.req.query('room');
		if (!room) {
			return { onOpen: (_event, ws) => ws.close(4404, 'No room') };
		}
		const topic = `room:${room}`;
		return {
			onOpen(_event, ws) {
				ws.raw?.subscribe(topic);
			},
			onMessage(event, ws) {
				server.publish(topic, String(event.data));
				ws.raw?.publish(topic, String(event.data));
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
