import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import * as v from 'valibot';

const Message = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({
		type: v.literal('say'),
		text: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
	}),
);

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('all');
		},
		onMessage(event, ws) {
			const message = v.safeParse(Message, event.data);
			if (message.success) {
				const { text } = message.output;
				server.publish('all', JSON.stringify({ type: 'said', text, at: Date.now() }));
			} else {
				const reason = message.issues[0].message;
				ws.send(JSON.stringify({ type: 'error', reason }));
			}
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
