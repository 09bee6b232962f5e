import { Hono } from 'hono';
import { upgradeWebSocket, websocket } from 'hono/bun';

function parse(data: unknown): string | undefined {
	let message;
	try {
		message = JSON.parse(String(data));
	} catch {
		return undefined;
	}
	const { type, text } = message;
	if (type !== 'say' || typeof text !== 'string') return undefined;
	return text !== '' && text.length <= 500 ? text : undefined;
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
			ws.raw?.publish('all', JSON.stringify({ type: 'said', text }));
		},
	})),
);

const server = Bun.serve({ fetch: app.fetch, websocket });
console.log(`Listening on ${server.url}`);
