import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { host } from './host';
import { Listeners } from './listeners';
import { listening } from './listening';
import { messageFor, read, roomOf, WELCOME } from './messages';

/** The `ws` package on Node, with the loop that its README shows. */
await host((port) => {
	const listeners = new Listeners<WebSocket>();
	const server = createServer();
	const sockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false });
	sockets.on('connection', (socket, request) => {
		const room = roomOf(request.url ?? '');
		socket.on('message', (bytes: Buffer) => {
			const message = read(bytes.toString());
			if (message.type === 'join') {
				for (const topic of message.topics) listeners.add(`${room}/${topic}`, socket);
				socket.send(WELCOME);
				return;
			}
			const data = JSON.stringify(messageFor(message));
			for (const listener of listeners.of(`${room}/${message.topic}`)) {
				if (listener.readyState === WebSocket.OPEN) listener.send(data);
			}
		});
		socket.on('error', () => undefined);
		socket.on('close', () => listeners.remove(socket));
	});
	return listening(server.listen(port, '127.0.0.1'));
});
