// Under this name Bun hands out its own client, with headers and `terminate`; see foreign-client.ts
// for the package itself.
import { WebSocket } from 'ws';
import { Queue } from './queue';

export interface Closed {
	readonly code: number;
	readonly reason: string;
}

/** What a client needs of a WebSocket, whoever made it. */
export interface ClientSocket {
	readonly protocol: string;
	send(data: string | Uint8Array<ArrayBuffer>): void;
	close(code?: number, reason?: string): void;
	addEventListener(type: 'open' | 'error', listener: () => void): void;
	addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
	addEventListener(type: 'close', listener: (event: Closed) => void): void;
}

/** A WebSocket client that keeps what it hears until a test takes it. */
export class Client {
	readonly closed: Promise<Closed>;
	readonly #socket: ClientSocket;
	readonly #cut: () => void;
	readonly #heard = new Queue<string>();

	private constructor(socket: ClientSocket, cut: () => void) {
		this.#socket = socket;
		this.#cut = cut;
		socket.addEventListener('message', ({ data }) => {
			this.#heard.push(typeof data === 'string' ? data : `(${typeof data})`);
		});
		this.closed = new Promise((resolve) => {
			socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }));
		});
	}

	/** Connects; rejects when the server refuses. Headers are what a browser would not allow. */
	static open(url: string, headers: Record<string, string> = {}): Promise<Client> {
		const socket = new WebSocket(url, { headers });
		return Client.over(socket, () => socket.terminate());
	}

	/**
	 * Waits until the socket is open; rejects when the server refuses.
	 * @param cut - ends the connection without a close frame
	 */
	static over(socket: ClientSocket, cut: () => void): Promise<Client> {
		const client = new Client(socket, cut);
		return new Promise((resolve, reject) => {
			socket.addEventListener('open', () => resolve(client));
			socket.addEventListener('error', () => reject(new Error('The server refused.')));
		});
	}

	get protocol(): string {
		return this.#socket.protocol;
	}

	send(data: string | Uint8Array<ArrayBuffer>): void {
		this.#socket.send(data);
	}

	/** The next message, in the order of arrival. */
	next(): Promise<string> {
		return this.#heard.take();
	}

	/** The messages that have arrived and were not taken. */
	drain(): string[] {
		return this.#heard.drain();
	}

	close(code?: number, reason?: string): Promise<Closed> {
		this.#socket.close(code, reason);
		return this.closed;
	}

	/** Drops the TCP connection without a close frame. */
	cut(): void {
		this.#cut();
	}
}
