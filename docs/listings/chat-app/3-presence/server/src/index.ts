import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

import {
	encode,
	type ClientMessage,
	type Entry,
	type Member,
} from './protocol';

const kept = 50;
const history: Entry[] = [];
let seq = 0;
const members = new Set<Member>();
let lastNumber = 0;

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => {
		let me: Member | undefined;

		return {
			onMessage(event, ws) {
				const message: ClientMessage = JSON.parse(String(event.data));
				if (message.type === 'join') {
					lastNumber += 1;
					me = { number: lastNumber, name: message.name };
					members.add(me);
					const here = [...members];
					ws.send(encode({ type: 'welcome', members: here, history }));
					ws.raw?.subscribe('chat');
					ws.raw?.publish('chat', encode({ type: 'joined', member: me }));
				} else if (me) {
					const { id, text } = message;
					seq += 1;
					const entry: Entry = { seq, id, name: me.name, text };
					history.push(entry);
					if (history.length > kept) history.shift();
					ws.raw?.publish('chat', encode({ type: 'message', ...entry }));
					ws.send(encode({ type: 'said', id, seq }));
				}
			},
			onClose() {
				if (!me) return;
				members.delete(me);
				server.publish('chat', encode({ type: 'left', member: me }));
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
