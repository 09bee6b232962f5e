import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const topics = ['tea', 'coffee'];

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			const [verb, topic = '', ...words] = String(event.data).split(' ');
			if (!topics.includes(topic)) return;
			if (verb === 'join') {
				ws.raw?.subscribe(topic);
				ws.send(`joined ${topic}`);
			}
			if (verb === 'leave') {
				ws.raw?.unsubscribe('tea');
				ws.send(`left ${topic}`);
			}
			if (verb === 'say') {
				ws.raw?.publish(topic, `${topic} ${words.join(' ')}`);
			}
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
