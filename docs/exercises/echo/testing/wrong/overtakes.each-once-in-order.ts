import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => {
		let turn = 0;
		return {
			async onMessage(event, ws) {
				turn += 1;
				// Every other answer is ready at once; those between take a while.
				if (turn % 2 === 1) await Bun.sleep(20);
				ws.send(String(event.data));
			},
		};
	}),
);

export default { fetch: app.fetch, websocket };
