import { createHash } from 'node:crypto';
import { WebSocketServer } from 'ws';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });

server.on('connection', (socket) => {
	socket.on('message', (key) => {
		socket.send(createHash('sha1').update(`${key}${guid}`).digest('base64'));
	});
});
