import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';

export function start({ url, show, lost }) {
	const waiting = new Map();
	let tries = 0;
	let after = 0;
	let socket;

	function dial() {
		socket = new WebSocket(url);
		// Without it, what is refused would end the program.
		socket.on('error', () => {});
		socket.on('open', () => {
			tries = 0;
			socket.send(JSON.stringify({ type: 'hello', after }));
			for (const message of waiting.values()) socket.send(message);
		});
		socket.on('message', (data) => {
			const { type, number, text, count, id } = JSON.parse(data);
			if (type === 'lost') lost(count);
			if (type === 'got') waiting.delete(id);
			if (type === 'said' && number > after) {
				after = number;
				show(text);
			}
		});
		socket.on('close', () => {
			const wait = Math.min(20_000, 250 * 2 ** tries++);
			setTimeout(dial, wait / 2 + (wait / 2) * Math.random());
		});
	}

	dial();
	return {
		say(text) {
			const id = randomUUID();
			const message = JSON.stringify({ type: 'say', id, text });
			waiting.set(id, message);
			if (socket.readyState === WebSocket.OPEN) socket.send(message);
		},
	};
}
