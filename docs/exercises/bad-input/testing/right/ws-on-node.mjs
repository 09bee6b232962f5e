import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });

function isGood(message) {
	return (
		message?.type === 'say' &&
		typeof message.text === 'string' &&
		message.text.length >= 1 &&
		message.text.length <= 500
	);
}

server.on('connection', (socket) => {
	socket.on('message', (data) => {
		try {
			const message = JSON.parse(String(data));
			if (!isGood(message)) throw new Error('Not what I understand');
			const said = JSON.stringify({ type: 'said', text: message.text });
			for (const client of server.clients) client.send(said);
		} catch (error) {
			socket.send(JSON.stringify({ type: 'error', reason: error.message }));
		}
	});
});
