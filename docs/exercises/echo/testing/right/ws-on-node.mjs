import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
	response.writeHead(404).end();
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
	socket.on('message', (data, isBinary) => {
		socket.send(data, { binary: isBinary });
	});
});

server.listen(process.env.PORT ?? 3000);
