import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

import { encode, type ClientMessage, type Entry } from './protocol';

const kept = 50;
const history: Entry[] = [];
let seq = 0;

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => {
		let name = '';

		return {
			onMessage(event, ws) {
				const message: ClientMessage = JSON.parse(String(event.data));
				if (message.type === 'join') {
					name = message.name;
					ws.send(encode({ type: 'welcome', history }));
					ws.raw?.subscribe('chat');
				} else {
					const { id, text } = message;
					seq += 1;
					const entry: Entry = { seq, id, name, text };
					history.push(entry);
					if (history.length > kept) history.shift();
					ws.raw?.publish('chat', encode({ type: 'message', ...entry }));
					ws.send(encode({ type: 'said', id, seq }));
				}
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
