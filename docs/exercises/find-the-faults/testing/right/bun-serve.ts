const past: string[] = [];

function parse(message: string | Buffer): string | undefined {
	try {
		const { say } = Object(JSON.parse(String(message)));
		return typeof say === 'string' ? say : undefined;
	} catch {
		return undefined;
	}
}

export default {
	fetch(request: Request, server: Bun.Server<undefined>) {
		if (server.upgrade(request)) return undefined;
		return new Response('Upgrade required', { status: 426 });
	},
	websocket: {
		open(ws: Bun.ServerWebSocket) {
			ws.send(JSON.stringify({ past, count: past.length }));
			ws.subscribe('all');
		},
		message(ws: Bun.ServerWebSocket, message: string | Buffer) {
			const said = parse(message);
			if (said === undefined) return;
			past.splice(0, Math.max(0, past.length - 49));
			past.push(said);
			ws.publish('all', JSON.stringify({ said, at: Date.now() }));
		},
	},
};
