import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';
import type { WSContext } from 'hono/ws';

const listeners = new Map([
	['tea', new Set<WSContext>()],
	['coffee', new Set<WSContext>()],
]);

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => {
		let me: WSContext | undefined;
		return {
			onOpen(_event, ws) {
				me = ws;
				ws.send('Say join tea, or join coffee');
			},
			onMessage(event, ws) {
				const match = /^(join|leave|say) (tea|coffee)(?: (.*))?$/s.exec(String(event.data));
				const members = listeners.get(match?.[2] ?? '');
				if (!match || !members || !me) {
					ws.send('What was that?');
				} else if (match[1] === 'join') {
					members.add(me);
					ws.send(`joined ${match[2]}`);
				} else if (match[1] === 'leave') {
					members.delete(me);
					ws.send(`left ${match[2]}`);
				} else {
					for (const member of members) member.send(`${match[2]} ${match[3]}`);
				}
			},
			onClose() {
				if (!me) return;
				for (const members of listeners.values()) members.delete(me);
			},
		};
	}),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
