import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { host } from './host';
import { listening } from './listening';
import { type ClientMessage, messageFor } from './messages';

/** Socket.IO on Node, with its rooms, and with WebSocket as the only transport. */
await host((port) => {
	const server = createServer();
	const io = new Server(server, { transports: ['websocket'], serveClient: false });
	io.on('connection', (socket) => {
		const room = String(socket.handshake.query.room);
		socket.on('message', (message: ClientMessage) => {
			if (message.type === 'join') {
				for (const topic of message.topics) void socket.join(`${room}/${topic}`);
				socket.emit('message', { type: 'welcome' });
			} else {
				io.to(`${room}/${message.topic}`).emit('message', messageFor(message));
			}
		});
	});
	return listening(server.listen(port, '127.0.0.1'));
});
