import { serve } from 'bun';

const server = serve({
	fetch(request, server) {
		if (server.upgrade(request)) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		open(ws) {
			ws.subscribe('room');
			server.publish('room', `Somebody came in: ${server.pendingWebSockets} are here`);
		},
		message(ws, message) {
			ws.publish('room', message);
		},
		close() {
			server.publish('room', 'Somebody left');
		},
	},
});
