import { createServer } from 'node:net';

/** Below the ports that systems give to whoever connects, where one taken now may be gone next. */
const FIRST = 12_000;
const COUNT = 18_000;

/** Where this process begins to look: several may run tests at once. */
let next = (process.pid * 97) % COUNT;

/** Finds a port that nobody listens on, and that no other call in this process has been given. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = FIRST + next;
		next = (next + 1) % COUNT;
		if (await canListen(port)) return port;
	}
}

function canListen(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, () => server.close(() => resolve(true)));
	});
}
