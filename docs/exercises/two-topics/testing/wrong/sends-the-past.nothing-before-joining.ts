import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const past = new Map<string, string[]>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			const [verb, topic = '', ...words] = String(event.data).split(' ');
			if (verb === 'join') {
				for (const text of past.get(topic) ?? []) ws.send(text);
				ws.raw?.subscribe(topic);
				ws.send(`joined ${topic}`);
			}
			if (verb === 'leave') {
				ws.raw?.unsubscribe(topic);
				ws.send(`left ${topic}`);
			}
			if (verb === 'say') {
				const text = `${topic} ${words.join(' ')}`;
				past.set(topic, [...(past.get(topic) ?? []), text]);
				ws.raw?.publish(topic, text);
			}
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
