import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

type Entry = { room: string; name: string; text: string };

const said: Entry[] = [];
const rooms = new Map<string, Set<{ name: string }>>();

function roomOf(name: string) {
	const room = rooms.get(name) ?? new Set();
	rooms.set(name, room);
	return room;
}

// What somebody says; undefined for anything else.
function parse(data: unknown): string | undefined {
	try {
		const message = JSON.parse(String(data));
		const text = message?.type === 'say' ? message.text : undefined;
		const isGood = typeof text === 'string' && text !== '' && text.length <= 500;
		return isGood ? text : undefined;
	} catch {
		return undefined;
	}
}

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		const { room = '', name = '' } = c.req.query();
		if (!room || !name) {
			return { onOpen: (_event, ws) => ws.close(4404, 'Which room, and who?') };
		}
		const topic = `room:${room}`;
		const here = roomOf(room);
		const me = { name };

		return {
			onOpen(_event, ws) {
				here.add(me);
				const history = said.filter((entry) => entry.room === room);
				const names = [...here].map((member) => member.name);
				ws.send(JSON.stringify({ type: 'welcome', history, names }));
				ws.raw?.subscribe(topic);
				ws.raw?.publish(topic, JSON.stringify({ type: 'joined', name }));
			},
			onMessage(event, ws) {
				const text = parse(event.data);
				if (text === undefined) {
					ws.send(JSON.stringify({ type: 'error' }));
					return;
				}
				said.push({ room, name, text });
				if (said.length > 50) said.shift();
				server.publish(topic, JSON.stringify({ type: 'said', name, text }));
			},
			onClose() {
				here.delete(me);
				server.publish(topic, JSON.stringify({ type: 'left', name }));
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
