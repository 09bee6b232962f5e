import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });
const past = [];

server.on('connection', (socket) => {
	socket.send(JSON.stringify({ past }));
	socket.on('message', (data) => {
		let say;
		try {
			say = JSON.parse(String(data))?.say;
		} catch {
			return;
		}
		if (typeof say !== 'string') return;
		if (past.push(say) > 50) past.shift();
		for (const client of server.clients) {
			if (client !== socket) client.send(JSON.stringify({ said: say }));
		}
	});
});
