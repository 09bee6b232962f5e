import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });
const texts = [];

server.on('connection', (socket) => {
	socket.send(JSON.stringify({ type: 'history', texts }));
	socket.on('message', (data) => {
		const text = String(data);
		if (texts.push(text) > 50) texts.splice(0, texts.length - 50);
		for (const client of server.clients) {
			client.send(JSON.stringify({ type: 'said', text }));
		}
	});
});
