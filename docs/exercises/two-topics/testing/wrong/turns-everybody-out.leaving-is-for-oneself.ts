import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

const listeners = new Map<string, Set<WSContext>>();

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onMessage(event, ws) {
			const [verb, topic = '', ...words] = String(event.data).split(' ');
			if (verb === 'join') {
				const members = listeners.get(topic) ?? new Set();
				listeners.set(topic, members.add(ws));
				ws.send(`joined ${topic}`);
			}
			if (verb === 'leave') {
				listeners.delete(topic);
				ws.send(`left ${topic}`);
			}
			if (verb === 'say') {
				for (const member of listeners.get(topic) ?? []) {
					member.send(`${topic} ${words.join(' ')}`);
				}
			}
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
