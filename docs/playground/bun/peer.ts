import { requestOf } from './incoming-request';
import type { Acceptance, Exchange, Network, Receiver, SocketAddress } from './network';
import type { FromClient, FromServer, Head, Pipe } from './wire';

/** An exchange of this peer, from its first message to its last. */
interface Open {
	receiver?: Receiver;
	abort?: () => void;
}

/** The client at the other end of a pipe, and all that it has open. */
export class Peer {
	readonly #network: Network;
	readonly #pipe: Pipe<FromServer, FromClient>;
	readonly #address: () => SocketAddress;
	readonly #open = new Map<number, Open>();

	constructor(network: Network, pipe: Pipe<FromServer, FromClient>, address: () => SocketAddress) {
		this.#network = network;
		this.#pipe = pipe;
		this.#address = address;
		pipe.receive = (message) => {
			this.#receive(message);
		};
	}

	/** Everything it had open ends, sockets with 1006. */
	gone(): void {
		for (const [id, { receiver, abort }] of this.#open) {
			this.#open.delete(id);
			receiver?.close(1006, '');
			abort?.();
		}
	}

	#receive(message: FromClient): void {
		switch (message.type) {
			case 'connect':
				this.#connect(message);
				return;
			case 'request':
				this.#request(message);
				return;
			case 'message':
				this.#open.get(message.id)?.receiver?.message(message.data);
				return;
			case 'close':
				this.#open.get(message.id)?.receiver?.close(message.code ?? 1005, message.reason ?? '');
				return;
			case 'abort':
				this.#open.get(message.id)?.abort?.();
				this.#open.delete(message.id);
				return;
			case 'gone':
				this.gone();
				return;
			default:
				message satisfies never;
		}
	}

	#connect({ id, url, protocols, headers }: Extract<FromClient, { type: 'connect' }>): void {
		const target = new URL(url);
		const listener = this.#network.find(target);
		if (!listener) {
			this.#pipe.send({ type: 'refused', id });
			return;
		}
		this.#open.set(id, {});
		const offered: Head = protocols.length
			? [['sec-websocket-protocol', protocols.join(', ')]]
			: [];
		// Bun's handler is told http, whatever the client dialled.
		target.protocol = 'http:';
		const request = requestOf('GET', target, [
			['connection', 'Upgrade'],
			['upgrade', 'websocket'],
			['sec-websocket-version', '13'],
			...headers,
			...offered,
		]);
		listener.answer(request, this.#exchange(id, true));
	}

	#request({ id, method, url, headers, body }: Extract<FromClient, { type: 'request' }>): void {
		const target = new URL(url);
		const listener = this.#network.find(target);
		if (!listener) {
			this.#pipe.send({ type: 'broken', id });
			return;
		}
		const end = new AbortController();
		this.#open.set(id, {
			abort: () => {
				end.abort();
			},
		});
		const head: Head = [['connection', 'keep-alive'], ...headers];
		listener.answer(requestOf(method, target, head, body, end.signal), this.#exchange(id, false));
	}

	#exchange(id: number, isHandshake: boolean): Exchange {
		const isOpen = () => this.#open.has(id);
		return {
			remote: this.#address(),
			isHandshake,
			respond: (response) => {
				if (!isOpen()) return;
				if (isHandshake) {
					this.#open.delete(id);
					this.#pipe.send({ type: 'refused', id, status: response.status });
				} else void this.#respond(id, response);
			},
			accept: (protocol, receiver): Acceptance => {
				this.#open.set(id, { receiver });
				this.#pipe.send({ type: 'opened', id, protocol });
				return {
					message: (data) => {
						if (isOpen()) this.#pipe.send({ type: 'message', id, data });
					},
					closed: (code, reason) => {
						if (this.#open.delete(id)) this.#pipe.send({ type: 'closed', id, code, reason });
					},
				};
			},
			drop: () => {
				if (!this.#open.delete(id)) return;
				this.#pipe.send(isHandshake ? { type: 'refused', id } : { type: 'broken', id });
			},
		};
	}

	async #respond(id: number, { status, statusText, headers, body }: Response): Promise<void> {
		this.#pipe.send({ type: 'response', id, status, statusText, headers: [...headers] });
		const reader = body?.getReader();
		const entry = this.#open.get(id);
		if (entry && reader) {
			const endRequest = entry.abort;
			entry.abort = () => {
				endRequest?.();
				void reader.cancel();
			};
		}
		try {
			for (;;) {
				const part = await reader?.read();
				if (!this.#open.has(id)) return;
				if (!part || part.done) break;
				this.#pipe.send({ type: 'chunk', id, bytes: bytesOf(part.value) });
			}
			this.#pipe.send({ type: 'end', id });
		} catch {
			this.#pipe.send({ type: 'broken', id });
		}
		this.#open.delete(id);
	}
}

/** A body gives bytes, unless a program made its stream of something else. */
function bytesOf(part: Uint8Array | string): ArrayBuffer {
	const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
	return bytes.slice().buffer;
}
