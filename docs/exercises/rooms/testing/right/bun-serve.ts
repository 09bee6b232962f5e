Bun.serve<{ room: string | null }>({
	fetch(request, server) {
		const room = new URL(request.url).searchParams.get('room');
		if (server.upgrade(request, { data: { room } })) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		open(ws) {
			if (ws.data.room) ws.subscribe(ws.data.room);
			else ws.close(4404);
		},
		message(ws, message) {
			if (ws.data.room) ws.publish(ws.data.room, message);
		},
	},
});
