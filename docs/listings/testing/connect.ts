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
	socket.onmessage = (event) => {
		const message = String(event.data);
		const waiter = waiting.shift();
		if (waiter) waiter(message);
		else arrived.push(message);
	};
	const closed = new Promise<{ code: number; reason: string }>((resolve) => {
		socket.onclose = ({ code, reason }) => resolve({ code, reason });
	});
	await new Promise<void>((resolve, reject) => {
		socket.onopen = () => resolve();
		socket.onerror = () => reject(new Error(`No connection to ${url}`));
	});
	return {
		socket,
		closed,
		handled() {
			return new Promise((resolve) => {
				socket.addEventListener('pong', () => resolve(), { once: true });
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
