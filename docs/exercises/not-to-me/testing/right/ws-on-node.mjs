import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });

server.on('connection', (socket) => {
	socket.on('message', (data) => {
		for (const client of server.clients) {
			if (client !== socket && client.readyState === WebSocket.OPEN) {
				client.send(String(data));
			}
		}
	});
});
