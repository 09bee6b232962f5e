import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

// The text of a good message; undefined for anything else.
function parse(data: unknown): string | undefined {
	try {
		const message: unknown = JSON.parse(String(data));
		if (typeof message !== 'object' || message === null) return undefined;
		if (!('type' in message) || message.type !== 'say') return undefined;
		if (!('text' in message) || typeof message.text !== 'string') {
			return undefined;
		}
		const { text } = message;
		return text !== '' ? text : undefined;
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
		},
		onMessage(event, ws) {
			const text = parse(event.data);
			if (text === undefined) {
				ws.send(JSON.stringify({ type: 'error' }));
				return;
			}
			if (text.length > 500) ws.send(JSON.stringify({ type: 'error' }));
			const part = text.slice(0, 500);
			ws.raw?.publish('all', JSON.stringify({ type: 'said', text: part }));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
