import { fileURLToPath } from 'node:url';
import { LONGEST_MESSAGE } from '#demo-server/testing/rfc6455/rule-case';

/** An implementation of WebSocket that nobody here wrote. It echoes messages. */
export interface Peer extends AsyncDisposable {
	/** Where it listens as a server. */
	readonly port: number;
	/** Has it connect to a port of the loopback address, as a client. */
	dial(port: number): void;
}

export const PEERS = ['bun', 'ws'] as const;

export type PeerName = (typeof PEERS)[number];

/** Starts a peer that takes messages as long as those of the cases, and no extension. */
export const startPeer: Record<PeerName, () => Promise<Peer>> = {
	async bun() {
		const server = Bun.serve({
			hostname: '127.0.0.1',
			port: 0,
			fetch: (request, self) =>
				self.upgrade(request) ? undefined : new Response('No upgrade here.', { status: 426 }),
			websocket: {
				maxPayloadLength: LONGEST_MESSAGE,
				perMessageDeflate: false,
				message: (socket, message) => void socket.send(message),
			},
		});
		return {
			port: server.port ?? 0,
			dial(port) {
				const socket = new WebSocket(`ws://127.0.0.1:${port}`);
				socket.binaryType = 'arraybuffer';
				socket.onmessage = ({ data }) => socket.send(data);
				socket.onerror = () => undefined;
			},
			[Symbol.asyncDispose]: () => server.stop(true),
		};
	},

	async ws() {
		const script = fileURLToPath(new URL('ws-peer.mjs', import.meta.url));
		const child = Bun.spawn(['node', script, `${LONGEST_MESSAGE}`], {
			stdin: 'pipe',
			stdout: 'pipe',
			stderr: 'inherit',
		});
		const reader = child.stdout.getReader();
		let told = '';
		while (!told.endsWith('\n')) {
			const { value, done } = await reader.read();
			if (done) throw new Error('The peer on Node ended before it listened.');
			told += new TextDecoder().decode(value);
		}
		return {
			port: Number(told),
			dial(port) {
				void child.stdin.write(`${port}\n`);
				void child.stdin.flush();
			},
			async [Symbol.asyncDispose]() {
				void child.stdin.end();
				await child.exited;
			},
		};
	},
};
