import { WebSocket } from 'ws';

/** A socket whose messages and close are waited for one by one. */
export interface Client {
	socket: WebSocket;
	/** The next message that has not been looked at, or fails after five seconds. */
	next: () => Promise<string>;
	/** Resolves once the server has handled all that was sent so far: it answers a ping in order. */
	handled: () => Promise<void>;
	/** The code and the reason with which the connection ended. */
	closed: Promise<{ code: number; reason: string }>;
}

/** Opens a real WebSocket, and returns it once it is open. */
export async function connect(url: string): Promise<Client> {
	const socket = new WebSocket(url);
	const arrived: string[] = [];
	const waiting: ((message: string) => void)[] = [];
	socket.on('message', (data) => {
		const message = String(data);
		const waiter = waiting.shift();
		if (waiter) waiter(message);
		else arrived.push(message);
	});
	const closed = new Promise<{ code: number; reason: string }>((resolve) => {
		socket.on('close', (code, reason) =>
			resolve({ code, reason: String(reason) }),
		);
	});
	await new Promise<void>((resolve, reject) => {
		socket.on('open', () => resolve());
		socket.on('error', reject);
	});
	return {
		socket,
		closed,
		handled() {
			return new Promise((resolve) => {
				socket.once('pong', () => resolve());
				socket.ping();
			});
		},
		next() {
			const message = arrived.shift();
			if (message !== undefined) return Promise.resolve(message);
			return new Promise((resolve, reject) => {
				const timer = setTimeout(
					() => reject(new Error('No message in five seconds')),
					5_000,
				);
				waiting.push((late) => {
					clearTimeout(timer);
					resolve(late);
				});
			});
		},
	};
}
