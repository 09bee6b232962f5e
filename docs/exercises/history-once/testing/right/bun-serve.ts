import { serve } from 'bun';

const kept = new Set<{ text: string }>();

const server = serve({
	fetch(request, server) {
		if (server.upgrade(request)) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		open(ws) {
			const texts = Array.from(kept, (entry) => entry.text);
			ws.send(JSON.stringify({ texts, type: 'history' }));
			ws.subscribe('said');
		},
		message(ws, message) {
			const text = String(message);
			const said = JSON.stringify({ type: 'said', text });
			kept.add({ text });
			for (const oldest of kept) {
				if (kept.size > 50) kept.delete(oldest);
			}
			ws.send(said);
			ws.publish('said', said);
		},
	},
});
console.log(`Listening on ${server.url}`);
