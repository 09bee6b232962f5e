import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });

server.on('connection', (socket, request) => {
	const { searchParams } = new URL(request.url ?? '', 'ws://localhost');
	socket.room = searchParams.get('room');
	if (!socket.room) {
		socket.close(4404, 'No room');
		return;
	}
	socket.on('message', (data) => {
		for (const client of server.clients) {
			if (client.room === socket.room) client.send(String(data));
		}
	});
});
