import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 3000) });

server.on('connection', (socket) => {
	socket.on('message', (frame) => {
		const masked = (frame[1] & 0x80) === 0x80;
		const short = frame[1] & 0x7f;
		const start = short === 127 ? 10 : short === 126 ? 4 : 2;
		const key = frame.subarray(start, start + 4);
		const payload = masked
			? frame.subarray(start + 4).map((byte, index) => byte ^ key[index % 4])
			: frame.subarray(start);
		socket.send(
			JSON.stringify({
				fin: (frame[0] & 0x80) === 0x80,
				opcode: frame[0] & 0x0f,
				masked,
				text: payload.toString('utf8'),
			}),
		);
	});
});
