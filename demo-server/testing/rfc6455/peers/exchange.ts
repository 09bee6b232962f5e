import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type Head, HeadDecoder, headersOf, Receiver, writeRequest, writeResponse } from '#rfc6455';
import { heard } from '#demo-server/testing/rfc6455/heard';
import type { Sender } from '#demo-server/testing/rfc6455/rule-case';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** What a peer has answered: a line for each thing that it sent, and how it ended. */
type Answers = string[];

/**
 * Reads what comes behind the handshake until the peer closes, by a frame or without; writes the
 * octets and ends its own half, so that a peer that waits for more finds that there is none.
 */
function talk(socket: Socket, octets: Uint8Array, us: Sender, first: Uint8Array): Promise<Answers> {
	const receiver = new Receiver({ sender: us === 'client' ? 'server' : 'client' });
	const answers: Answers = [];
	return new Promise((resolve) => {
		const done = (end?: string) => {
			if (end) answers.push(end);
			socket.destroy();
			resolve(answers);
		};
		const read = (chunk: Uint8Array) => {
			answers.push(...receiver.push(chunk).map(heard));
			if (receiver.over) done();
		};
		socket.on('data', read);
		socket.once('close', () => done(receiver.over ? undefined : 'gone'));
		socket.end(octets);
		if (first.length > 0) read(first);
	});
}

/** Waits for the head that the peer sends, and for what came with it; undefined if none comes. */
function headOf(socket: Socket): Promise<{ head: Head; rest: Uint8Array } | undefined> {
	const decoder = new HeadDecoder();
	return new Promise((resolve) => {
		const gone = () => resolve(undefined);
		socket.once('close', gone);
		socket.on('data', function read(chunk: Uint8Array) {
			const progress = decoder.push(chunk);
			if (progress.state === 'incomplete') return;
			socket.off('data', read);
			socket.off('close', gone);
			resolve(progress.state === 'complete' ? progress : undefined);
		});
	});
}

function dial(port: number): Socket {
	const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true, noDelay: true });
	return socket.on('error', () => undefined);
}

/** Sends octets to a peer that is a server, after a good handshake. */
export async function sendToServer(port: number, octets: Uint8Array): Promise<Answers> {
	const socket = dial(port);
	socket.write(writeRequest({ target: '/', host: `127.0.0.1:${port}`, key: KEY }));
	const answer = await headOf(socket);
	return answer ? talk(socket, octets, 'client', answer.rest) : ['gone'];
}

/** Sends a request to a peer that is a server; what it answers is a status. */
export async function ask(port: number, request: Uint8Array): Promise<number | 'gone'> {
	const socket = dial(port);
	socket.end(request);
	const answer = await headOf(socket);
	socket.destroy();
	return answer ? Number(answer.head.startLine.split(' ')[1]) : 'gone';
}

/** Sends octets to peers that are clients: each connection takes the next of them. */
export class ListeningForClients implements AsyncDisposable {
	readonly #server: Server;
	readonly #waiting: ((socket: Socket) => void)[] = [];

	private constructor() {
		this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
			socket.on('error', () => undefined);
			this.#waiting.shift()?.(socket);
		});
	}

	static async open(): Promise<ListeningForClients> {
		const listening = new ListeningForClients();
		listening.#server.listen(0, '127.0.0.1');
		await once(listening.#server, 'listening');
		return listening;
	}

	get port(): number {
		const address = this.#server.address();
		return typeof address === 'object' ? (address?.port ?? 0) : 0;
	}

	/**
	 * Answers the next client with a head, and sends octets behind it.
	 * @param answer - makes the head from the key that the client has chosen
	 */
	async send(
		octets: Uint8Array,
		dialUs: (port: number) => void,
		answer: (key: string) => Uint8Array = (key) => writeResponse(key),
	): Promise<Answers> {
		const { promise, resolve } = Promise.withResolvers<Socket>();
		this.#waiting.push(resolve);
		dialUs(this.port);
		const socket = await promise;
		const request = await headOf(socket);
		const [key] = request ? headersOf(request.head, 'sec-websocket-key') : [];
		socket.write(answer(key?.value ?? ''));
		return talk(socket, octets, 'server', request?.rest ?? new Uint8Array());
	}

	async [Symbol.asyncDispose]() {
		this.#server.close();
		await once(this.#server, 'close');
	}
}
