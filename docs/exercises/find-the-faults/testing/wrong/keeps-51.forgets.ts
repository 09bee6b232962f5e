import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

const past: string[] = [];

// What somebody says; undefined for anything else.
function parse(data: unknown): string | undefined {
	try {
		const message: unknown = JSON.parse(String(data));
		if (typeof message !== 'object' || message === null) return undefined;
		if (!('say' in message)) return undefined;
		return typeof message.say === 'string' ? message.say : undefined;
	} catch {
		return undefined;
	}
}

const app = new Hono();

app.get(
	'/ws',
	upgradeWebSocket(() => ({
		onOpen(_event, ws) {
			ws.raw?.subscribe('all');
			ws.send(JSON.stringify({ past }));
		},
		onMessage(event, ws) {
			const text = parse(event.data);
			if (text === undefined) return;
			past.push(text);
			if (past.length > 51) past.shift();
			ws.raw?.publish('all', JSON.stringify({ said: text }));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
