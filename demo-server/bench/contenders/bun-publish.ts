import { host } from './host';
import { messageFor, read, roomOf, WELCOME } from './messages';

/** Bare `Bun.serve` with topics: the least that a fan-out on Bun can cost. */
await host((port) => {
	const server = Bun.serve<{ room: string }>({
		hostname: '127.0.0.1',
		port,
		fetch(request, bunServer) {
			const data = { room: roomOf(request.url) };
			if (bunServer.upgrade(request, { data })) return undefined;
			return new Response(null, { status: 426 });
		},
		websocket: {
			message(socket, data) {
				const message = read(String(data));
				const { room } = socket.data;
				if (message.type === 'join') {
					for (const topic of message.topics) socket.subscribe(`${room}/${topic}`);
					socket.send(WELCOME);
				} else {
					server.publish(`${room}/${message.topic}`, JSON.stringify(messageFor(message)));
				}
			},
		},
	});
	return server.port ?? 0;
});
