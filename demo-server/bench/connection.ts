import { frame, FrameReader, OPCODES } from './frames';
import { Tcp } from './tcp';

export interface ConnectionHandler {
	/** A text message: `data` from `start` to `end`, in UTF-8. */
	text(data: Buffer, start: number, end: number): void;
	pong?(payload: string): void;
	/** The connection is gone: the code of the server's close frame, or 1006 when there was none. */
	closed?(code: number): void;
}

const HEAD_END = '\r\n\r\n';

/**
 * A WebSocket connection over bare TCP. A generator that makes an event of every message would be
 * the limit long before the servers are; this one reads a message where it lies.
 */
export class Connection {
	/** Stops answering pings, as a peer does that has died. */
	deaf = false;
	readonly #handler: ConnectionHandler;
	readonly #reader: FrameReader;
	#head: string | undefined = '';
	#closeCode = 1006;
	#upgraded: ((error?: Error) => void) | undefined;
	#tcp: Tcp | undefined;

	private constructor(handler: ConnectionHandler) {
		this.#handler = handler;
		this.#reader = new FrameReader((opcode, data, start, end) => {
			if (opcode === OPCODES.text) handler.text(data, start, end);
			else this.#control(opcode, data.subarray(start, end));
		});
	}

	/** Connects and shakes hands; rejects when the server refuses. */
	static async open(port: number, path: string, handler: ConnectionHandler): Promise<Connection> {
		const connection = new Connection(handler);
		const upgraded = new Promise<void>((resolve, reject) => {
			connection.#upgraded = (error) => (error ? reject(error) : resolve());
		});
		const tcp = await Tcp.open(port, {
			data: (chunk) => connection.#data(chunk),
			gone: () => connection.#gone(),
		});
		connection.#tcp = tcp;
		tcp.write(
			Buffer.from(
				`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
					`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==${HEAD_END}`,
			),
		);
		await upgraded;
		return connection;
	}

	get gone(): boolean {
		return this.#tcp?.gone ?? true;
	}

	send(text: string): void {
		this.write(frame(OPCODES.text, text));
	}

	/** Writes bytes as they are: frames, or what is none. */
	write(bytes: Buffer): void {
		this.#tcp?.write(bytes);
	}

	/** Says goodbye as RFC 6455 wants it. */
	close(code = 1000): void {
		const payload = Buffer.alloc(2);
		payload.writeUInt16BE(code);
		this.write(frame(OPCODES.close, payload));
	}

	/** Drops the TCP connection. */
	cut(): void {
		this.#tcp?.cut();
	}

	#data(chunk: Buffer): void {
		if (this.#head === undefined) {
			this.#reader.push(chunk);
			return;
		}
		// One character for each byte, so that what follows the head can be told apart.
		this.#head += chunk.toString('latin1');
		const end = this.#head.indexOf(HEAD_END);
		if (end < 0) return;
		const rest = Buffer.from(this.#head.slice(end + HEAD_END.length), 'latin1');
		const accepted = this.#head.startsWith('HTTP/1.1 101');
		const [status = ''] = this.#head.split('\r\n', 1);
		this.#head = undefined;
		this.#upgraded?.(accepted ? undefined : new Error(`The server refused: ${status}`));
		if (!accepted) this.cut();
		else if (rest.length > 0) this.#reader.push(rest);
	}

	#control(opcode: number, payload: Buffer): void {
		if (opcode === OPCODES.ping && !this.deaf) this.write(frame(OPCODES.pong, payload));
		else if (opcode === OPCODES.pong) this.#handler.pong?.(payload.toString());
		else if (opcode === OPCODES.close) {
			this.#closeCode = payload.length < 2 ? 1005 : payload.readUInt16BE();
			this.write(frame(OPCODES.close, payload.subarray(0, 2)));
			this.cut();
		}
	}

	#gone(): void {
		this.#upgraded?.(new Error('The server hung up during the handshake.'));
		this.#handler.closed?.(this.#closeCode);
	}
}
