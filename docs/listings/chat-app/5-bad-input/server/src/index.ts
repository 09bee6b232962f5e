import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

import { encode, parse, type Entry, type Member } from './protocol';

const kept = 50;
let lastNumber = 0;

function openRoom(topic: string) {
	const history: Entry[] = [];
	const members = new Set<Member>();
	return { topic, seq: 0, history, members };
}

const rooms = new Map([
	['lobby', openRoom('room:lobby')],
	['tea', openRoom('room:tea')],
]);

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		const room = rooms.get(c.req.query('room') ?? '');
		if (!room) {
			return { onOpen: (_event, ws) => ws.close(4404, 'No such room') };
		}
		const { topic, history, members } = room;
		let me: Member | undefined;

		return {
			// #region message
			onMessage(event, ws) {
				const refuse = (code: string) =>
					ws.send(encode({ type: 'error', code }));
				const message = parse(event.data);
				if (!message) {
					refuse('bad-message');
				} else if (message.type === 'join') {
					if (me) return refuse('already-joined');
					lastNumber += 1;
					me = { number: lastNumber, name: message.name };
					members.add(me);
					const here = [...members];
					ws.send(encode({ type: 'welcome', members: here, history }));
					ws.raw?.subscribe(topic);
					ws.raw?.publish(topic, encode({ type: 'joined', member: me }));
				} else {
					if (!me) return refuse('not-joined');
					const { id, text } = message;
					room.seq += 1;
					const { seq } = room;
					const entry: Entry = { seq, id, name: me.name, text };
					history.push(entry);
					if (history.length > kept) history.shift();
					ws.raw?.publish(topic, encode({ type: 'message', ...entry }));
					ws.send(encode({ type: 'said', id, seq }));
				}
			},
			// #endregion
			onClose() {
				if (!me) return;
				members.delete(me);
				server.publish(topic, encode({ type: 'left', member: me }));
			},
		};
	}),
);

const server = Bun.serve({
	fetch: app.fetch,
	websocket: { ...websocket, maxPayloadLength: 16 * 1024 },
});
console.log(`Listening on ${server.url}`);
