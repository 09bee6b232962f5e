import type { Socket } from 'bun';

interface TcpHandler {
	data(chunk: Buffer): void;
	/** The connection is gone, by whichever end. */
	gone(): void;
}

/** A TCP connection on the loopback address that writes everything it is given, in order. */
export class Tcp {
	#socket: Socket<Tcp> | undefined;
	readonly #handler: TcpHandler;
	#waiting: Buffer[] = [];
	#gone = false;

	private constructor(handler: TcpHandler) {
		this.#handler = handler;
	}

	static async open(port: number, handler: TcpHandler): Promise<Tcp> {
		const tcp = new Tcp(handler);
		tcp.#socket = await Bun.connect<Tcp>({
			hostname: '127.0.0.1',
			port,
			data: tcp,
			socket: {
				data: (_socket, chunk) => handler.data(chunk),
				drain: () => tcp.#flush(),
				close: () => tcp.#end(),
				end: () => tcp.cut(),
				error: () => tcp.#end(),
			},
		});
		return tcp;
	}

	/** True once the connection is gone. */
	get gone(): boolean {
		return this.#gone;
	}

	/** Bytes that the kernel would not take yet. */
	get waiting(): number {
		return this.#waiting.reduce((sum, { length }) => sum + length, 0);
	}

	write(bytes: Buffer): void {
		if (this.#gone) return;
		this.#waiting.push(bytes);
		if (this.#waiting.length === 1) this.#flush();
	}

	/** Ends the connection without another word. */
	cut(): void {
		this.#socket?.terminate();
		this.#end();
	}

	#flush(): void {
		for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
			const written = this.#socket?.write(next) ?? 0;
			if (written < 0) return;
			if (written < next.length) {
				this.#waiting[0] = next.subarray(written);
				return;
			}
			this.#waiting.shift();
		}
	}

	#end(): void {
		if (this.#gone) return;
		this.#gone = true;
		this.#waiting = [];
		this.#handler.gone();
	}
}
