import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });

server.on('connection', (socket, request) => {
	const url = new URL(request.url ?? '', 'ws://localhost');
	const name = url.searchParams.get('name');
	socket.on('error', () => {});
	socket.on('close', () => {
		for (const client of server.clients) {
			if (client !== socket && client.readyState === WebSocket.OPEN) {
				client.send(JSON.stringify({ type: 'left', name }));
			}
		}
	});
});
