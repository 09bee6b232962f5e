import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });
const histories = new Map();

function tell(room, message) {
	for (const client of server.clients) {
		if (client.room === room) client.send(JSON.stringify(message));
	}
}

server.on('connection', (socket, request) => {
	const { searchParams } = new URL(request.url ?? '', 'ws://localhost');
	const room = searchParams.get('room');
	const name = searchParams.get('name');
	if (!room || !name) {
		socket.close(4404);
		return;
	}
	const history = histories.get(room) ?? [];
	histories.set(room, history);
	tell(room, { type: 'joined', name });
	Object.assign(socket, { room, name });
	const here = [...server.clients].filter((client) => client.room === room);
	const names = here.map((client) => client.name);
	socket.send(JSON.stringify({ type: 'welcome', history, names }));
	socket.on('error', () => {});
	socket.on('message', (data) => {
		let message;
		try {
			message = JSON.parse(String(data));
		} catch {
			message = undefined;
		}
		const text = message?.text;
		if (message?.type === 'say' && typeof text === 'string' && text && text.length <= 500) {
			if (history.push({ name, text }) > 50) history.shift();
			tell(room, { type: 'said', name, text });
		} else {
			socket.send(JSON.stringify({ type: 'error' }));
		}
	});
	socket.on('close', () => {
		socket.room = undefined;
		tell(room, { type: 'left', name });
	});
});
