import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type WebSocket from 'ws';
import type { Closed } from './client';
import { Queue } from './queue';

// By its file: under its name Bun hands out a client of its own.
const file = fileURLToPath(new URL('../../node_modules/ws/lib/websocket.js', import.meta.url));
const { default: Foreign }: { default: typeof WebSocket } = await import(file);

/** A client that nobody here wrote: the `ws` package, on Node's own network code. */
export async function openForeignClient(url: string) {
	const socket = new Foreign(url);
	const heard = new Queue<string>();
	socket.on('message', (data: Buffer) => heard.push(data.toString()));
	const closed = new Promise<Closed>((resolve) => {
		socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
	});
	await once(socket, 'open');
	return { socket, closed, next: () => heard.take() };
}
