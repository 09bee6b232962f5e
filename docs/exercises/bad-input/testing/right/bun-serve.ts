const anError = JSON.stringify({ type: 'error', code: 'bad-message' });

Bun.serve({
	fetch(request, server) {
		if (server.upgrade(request)) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		open(ws) {
			ws.subscribe('all');
			ws.send(JSON.stringify({ type: 'welcome' }));
		},
		message(ws, message) {
			let value;
			try {
				value = JSON.parse(typeof message === 'string' ? message : '');
			} catch {
				ws.send(anError);
				return;
			}
			const text = value?.text;
			if (value?.type !== 'say' || typeof text !== 'string' || !text) {
				ws.send(anError);
			} else if (text.length > 500) {
				ws.send(anError);
			} else {
				ws.publish('all', JSON.stringify({ text, type: 'said' }));
			}
		},
	},
});
