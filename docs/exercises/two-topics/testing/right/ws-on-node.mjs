import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });

server.on('connection', (socket) => {
	socket.topics = new Set();
	socket.on('message', (data) => {
		const [verb, topic, ...words] = String(data).split(' ');
		if (verb === 'join') {
			socket.topics.add(topic);
			socket.send(`joined ${topic}`);
		} else if (verb === 'leave') {
			socket.topics.delete(topic);
			socket.send(`left ${topic}`);
		} else {
			for (const client of server.clients) {
				if (client.topics.has(topic)) client.send([topic, ...words].join(' '));
			}
		}
	});
});
