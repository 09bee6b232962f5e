import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

type Member = { room: string; name: string; ws: WSContext };

const members: Member[] = [];
const said: { room: string; name: string; text: string; at: number }[] = [];

function tell(room: string, message: object, except?: Member) {
	for (const member of members) {
		if (member.room === room && member !== except) {
			member.ws.send(JSON.stringify(message));
		}
	}
}

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket((c) => {
		const room = c.req.query('room');
		const name = c.req.query('name');
		let me: Member | undefined;
		return {
			onOpen(_event, ws) {
				if (!room || !name) return ws.close(4404);
				me = { room, name, ws };
				members.push(me);
				tell(room, { type: 'joined', name, at: Date.now() }, me);
				const here = members.filter((member) => member.room === room);
				const history = said.filter((entry) => entry.room === room).slice(-50);
				const names = here.map((member) => member.name);
				ws.send(JSON.stringify({ type: 'welcome', names, history }));
			},
			onMessage(event, ws) {
				if (!room || !name) return;
				let message;
				try {
					message = Object(JSON.parse(String(event.data)));
				} catch {
					ws.send('{"type":"error","why":"no JSON"}');
					return;
				}
				const { type, text } = message;
				if (type !== 'say' || typeof text !== 'string') {
					ws.send('{"type":"error","why":"shape"}');
				} else if (text === '' || text.length > 500) {
					ws.send('{"type":"error","why":"length"}');
				} else {
					said.push({ room, name, text, at: Date.now() });
					tell(room, { type: 'said', name, text, at: Date.now() });
				}
			},
			onClose() {
				if (!me) return;
				members.splice(members.indexOf(me), 1);
				tell(me.room, { type: 'left', name: me.name });
			},
		};
	}),
);

export default { fetch: app.fetch, websocket };
