import { connect, type Socket } from 'node:net';

interface RawOptions {
	/** An address of this machine to come from. */
	readonly from?: string;
	/** Stays open when the other end has ended its side. */
	readonly allowHalfOpen?: boolean;
}

/** A TCP connection on which a test writes what no client would. */
export class Raw {
	/** Kept once the other end has ended its side. */
	readonly ended: Promise<void>;
	readonly closed: Promise<void>;
	readonly #socket: Socket;
	#received = '';
	#onData: () => void = () => undefined;

	private constructor(socket: Socket) {
		this.#socket = socket;
		socket.setEncoding('latin1');
		socket.on('data', (data: string) => {
			this.#received += data;
			this.#onData();
		});
		socket.on('error', () => undefined);
		this.ended = new Promise((resolve) => socket.on('end', resolve));
		this.closed = new Promise((resolve) => {
			socket.on('close', () => {
				resolve();
				this.#onData();
			});
		});
	}

	static open(port: number, { from, allowHalfOpen = false }: RawOptions = {}): Promise<Raw> {
		const host = '127.0.0.1';
		const socket = connect({ host, port, allowHalfOpen, ...(from && { localAddress: from }) });
		const raw = new Raw(socket);
		return new Promise((resolve, reject) => {
			socket.once('connect', () => resolve(raw));
			socket.once('error', reject);
		});
	}

	/** Bytes, one for each character. */
	get received(): string {
		return this.#received;
	}

	write(bytes: string): void {
		this.#socket.write(bytes, 'latin1');
	}

	/** Waits until what has arrived matches, or the connection has closed. */
	until(pattern: RegExp): Promise<string> {
		return new Promise((resolve) => {
			this.#onData = () => {
				if (!pattern.test(this.#received) && !this.#socket.closed) return;
				resolve(this.#received);
			};
			this.#onData();
		});
	}

	/** Stops reading, as a frozen tab does. */
	pause(): void {
		this.#socket.pause();
	}

	resume(): void {
		this.#socket.resume();
	}

	end(): void {
		this.#socket.destroy();
	}

	/** Breaks off with a RST, as a machine does that has lost its memory of the connection. */
	reset(): void {
		this.#socket.resetAndDestroy();
	}
}

/** The lines of a good handshake, to which a test adds and from which it takes. */
export function handshake(
	path: string,
	host: string,
	headers: Record<string, string> = {},
): string {
	const all = {
		Host: host,
		Upgrade: 'websocket',
		Connection: 'Upgrade',
		'Sec-WebSocket-Version': '13',
		'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
		...headers,
	};
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Sends bytes and returns the whole first response, or its head when it is a 101. */
export async function exchange(port: number, bytes: string): Promise<string> {
	const raw = await Raw.open(port);
	raw.write(bytes);
	const head = await raw.until(/\r\n\r\n/);
	const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
	const response = await raw.until(new RegExp(`\\r\\n\\r\\n[^]{${length}}`));
	raw.end();
	return response;
}

/** The status of a response. */
export function statusOf(response: string): number {
	return Number(/^HTTP\/1\.1 (\d{3}) /.exec(response)?.[1]);
}

/** A text as one masked frame of under 126 bytes (RFC 6455, section 5.2); the mask is zero. */
export function textFrame(text: string): string {
	return `\x81${String.fromCharCode(0x80 | text.length)}\0\0\0\0${text}`;
}
