Bun.serve({
	fetch(request, server) {
		if (new URL(request.url).pathname !== '/ws') {
			return new Response('Not found', { status: 404 });
		}
		if (server.upgrade(request)) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		message(ws, message) {
			ws.send(message);
		},
	},
});
