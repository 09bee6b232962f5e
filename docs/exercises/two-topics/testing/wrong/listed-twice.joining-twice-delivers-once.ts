import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { ServerWebSocket } from 'bun';

let listeners: { topic: string; socket: ServerWebSocket<unknown> }[] = [];

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			const [verb, topic = '', ...words] = String(event.data).split(' ');
			if (verb === 'join') {
				if (ws.raw) listeners.push({ topic, socket: ws.raw });
				ws.send(`joined ${topic}`);
			}
			if (verb === 'leave') {
				listeners = listeners.filter(
					(listener) => listener.topic !== topic || listener.socket !== ws.raw,
				);
				ws.send(`left ${topic}`);
			}
			if (verb === 'say') {
				for (const listener of listeners) {
					if (listener.topic === topic) {
						listener.socket.send(`${topic} ${words.join(' ')}`);
					}
				}
			}
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
