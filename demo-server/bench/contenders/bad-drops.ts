import { host } from './host';
import { messageFor, read, roomOf, WELCOME } from './messages';

const EVERY = 100;

/** Bad on purpose: one delivery in a hundred never happens. The bench has to notice. */
await host((port) => {
	const sockets = new Set<Bun.ServerWebSocket>();
	let deliveries = 0;
	const server: Bun.Server<undefined> = Bun.serve({
		hostname: '127.0.0.1',
		port,
		fetch: (request) =>
			roomOf(request.url) && server.upgrade(request) ? undefined : new Response(null),
		websocket: {
			message(socket, data) {
				const message = read(String(data));
				if (message.type === 'join') {
					if (message.topics.length > 0) sockets.add(socket);
					socket.send(WELCOME);
					return;
				}
				const text = JSON.stringify(messageFor(message));
				for (const listener of sockets) {
					deliveries += 1;
					if (deliveries % EVERY !== 0) listener.send(text);
				}
			},
		},
	});
	return server.port ?? 0;
});
