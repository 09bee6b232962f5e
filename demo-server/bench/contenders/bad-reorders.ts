import { host } from './host';
import { messageFor, read, roomOf, WELCOME } from './messages';

const EVERY = 20;

/** Bad on purpose: every now and then a message overtakes another. The bench has to notice. */
await host((port) => {
	let held: string | undefined;
	const server: Bun.Server<undefined> = Bun.serve({
		hostname: '127.0.0.1',
		port,
		fetch: (request) =>
			roomOf(request.url) && server.upgrade(request) ? undefined : new Response(null),
		websocket: {
			message(socket, data) {
				const message = read(String(data));
				if (message.type === 'join') {
					for (const topic of message.topics) socket.subscribe(topic);
					socket.send(WELCOME);
					return;
				}
				const sent = messageFor(message);
				const text = JSON.stringify(sent);
				if (sent.id % EVERY === 0) {
					held = text;
					return;
				}
				server.publish(message.topic, text);
				if (held !== undefined) server.publish(message.topic, held);
				held = undefined;
			},
		},
	});
	return server.port ?? 0;
});
