import { createHash } from 'node:crypto';

Bun.serve({
	fetch(request, server) {
		if (server.upgrade(request)) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		open(ws) {
			ws.send('Send me a key');
		},
		message(ws, key) {
			const hash = createHash('sha1');
			hash.update(key);
			hash.update('258EAFA5-E914-47DA-95CA-C5AB0DC85B11');
			ws.send(hash.digest().toString('base64'));
		},
	},
});
