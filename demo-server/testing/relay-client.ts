import { relayClientCodec, type RelayClientMessage, type RelayServerMessage } from '#protocol';
// Bun's own client, with headers.
import { WebSocket } from 'ws';
import { Queue } from './queue';
import type { TestServer } from './server';

/** A client of `/live/relay`: what it hears as bytes is one stream, as TCP's is. */
export class RelayClient {
	readonly closed: Promise<{ code: number; reason: string }>;
	readonly #socket: WebSocket;
	readonly #told = new Queue<RelayServerMessage>();
	readonly #pieces: Buffer[] = [];
	/** Bytes of the largest binary message. */
	largest = 0;
	#onBytes: () => void = () => undefined;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
		socket.binaryType = 'arraybuffer';
		socket.addEventListener('message', ({ data }: { data: unknown }) => {
			if (data instanceof ArrayBuffer) {
				this.largest = Math.max(this.largest, data.byteLength);
				this.#pieces.push(Buffer.from(data));
				this.#onBytes();
				return;
			}
			const decoded = relayClientCodec.decode(data);
			if (!decoded.ok) throw new Error(`The server broke the protocol (${decoded.code}).`);
			this.#told.push(decoded.message);
			this.#onBytes();
		});
		this.closed = new Promise((resolve) => {
			socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }));
		});
	}

	/** Connects; rejects when the server refuses. */
	static connect(
		server: TestServer,
		headers: Record<string, string> = {},
		query = '',
	): Promise<RelayClient> {
		const socket = new WebSocket(server.ws(`/live/relay${query}`), { headers });
		const client = new RelayClient(socket);
		return new Promise((resolve, reject) => {
			socket.addEventListener('open', () => resolve(client));
			socket.addEventListener('error', () => reject(new Error('The server refused.')));
		});
	}

	/** Connects and opens a TCP connection. */
	static async open(server: TestServer, headers?: Record<string, string>): Promise<RelayClient> {
		const client = await RelayClient.connect(server, headers);
		await client.open();
		return client;
	}

	/** Opens another TCP connection; its bytes are counted from none. */
	async open(): Promise<void> {
		this.forget();
		this.tell({ type: 'open' });
		const told = await this.told();
		if (told.type !== 'opened') throw new Error(JSON.stringify(told));
	}

	/** Counts bytes from none again. */
	forget(): void {
		this.#pieces.length = 0;
	}

	tell(message: RelayClientMessage): void {
		this.#socket.send(relayClientCodec.encode(message));
	}

	/** Sends a text as it stands. */
	sendText(text: string): void {
		this.#socket.send(text);
	}

	/** Writes bytes; a text is taken for one byte a character. */
	write(bytes: string | Uint8Array): void {
		const all = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
		for (let from = 0; from < all.length; from += 8_192) {
			this.#socket.send(all.subarray(from, from + 8_192));
		}
	}

	/** What the server says next in JSON. */
	told(): Promise<RelayServerMessage> {
		return this.#told.take();
	}

	/** All bytes so far, one for each character. */
	get received(): string {
		return Buffer.concat(this.#pieces).toString('latin1');
	}

	/** Waits until the bytes so far match. */
	until(pattern: RegExp): Promise<string> {
		return new Promise((resolve) => {
			this.#onBytes = () => {
				if (pattern.test(this.received)) resolve(this.received);
			};
			this.#onBytes();
		});
	}

	close(): Promise<unknown> {
		this.#socket.close();
		return this.closed;
	}

	/** Drops the connection without a word, as a phone that loses its network. */
	cut(): void {
		this.#socket.terminate();
	}
}

/** Waits until nothing is left of all connections that the server had to itself. */
export async function forgotten(server: TestServer): Promise<void> {
	while ((await server.metric('own_connections')) > 0);
}
