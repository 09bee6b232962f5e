import { Peer } from './peer';
import type { FromClient, FromServer, Pipe } from './wire';

/** Who is at the other end, as `requestIP` tells it. */
export interface SocketAddress {
	address: string;
	family: 'IPv4' | 'IPv6';
	port: number;
}

/** What listens on a port. */
export interface Listener {
	/** Answers a request: with a response, or with nothing once it has upgraded it. */
	answer(request: Request, exchange: Exchange): void;
}

/** A request that waits for its answer, as the listener sees it. */
export interface Exchange {
	readonly remote: SocketAddress;
	/** Whether it asks for an upgrade that can be granted. */
	readonly isHandshake: boolean;
	respond(response: Response): void;
	/** Completes the handshake; returns what the new socket speaks through. */
	accept(protocol: string, receiver: Receiver): Acceptance;
	/** The connection ends without an answer. */
	drop(): void;
}

/** What a new socket hears from its client. */
export interface Receiver {
	message(data: string | ArrayBuffer): void;
	/** 1006 when the client has gone without a close frame. */
	close(code: number, reason: string): void;
}

export interface Acceptance {
	message(data: string | ArrayBuffer): void;
	closed(code: number, reason: string): void;
}

const FIRST_FREE_PORT = 49_152;
const LAST_PORT = 65_535;

/** A loopback of its own: the ports that programs of the page listen on, and nothing else. */
export class Network {
	readonly #listeners = new Map<number, Listener>();
	#nextClientPort = FIRST_FREE_PORT;

	/**
	 * Takes a port; 0 takes any that is free.
	 * @throws {Error} with `code` EADDRINUSE when it is taken, in Bun's words
	 */
	listen(port: number, listener: Listener): number {
		const taken = port === 0 ? this.#freePort() : port;
		if (this.#listeners.has(taken)) {
			const error = new Error(`Failed to start server. Is port ${String(taken)} in use?`);
			throw Object.assign(error, { code: 'EADDRINUSE', errno: 0, syscall: 'listen' });
		}
		this.#listeners.set(taken, listener);
		return taken;
	}

	release(port: number): void {
		this.#listeners.delete(port);
	}

	/** Who listens where a URL points; nobody outside the loopback. */
	find(url: URL): Listener | undefined {
		if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return undefined;
		if (!['http:', 'ws:'].includes(url.protocol)) return undefined;
		return this.#listeners.get(Number(url.port || 80));
	}

	/** Serves whoever is at the other end of the pipe. Returns what ends it, as if it had gone. */
	accept(pipe: Pipe<FromServer, FromClient>): () => void {
		const peer = new Peer(this, pipe, () => ({
			address: '::1',
			family: 'IPv6',
			port: this.#nextClientPort++,
		}));
		return () => {
			peer.gone();
		};
	}

	#freePort(): number {
		for (let port = FIRST_FREE_PORT; port <= LAST_PORT; port += 1) {
			if (!this.#listeners.has(port)) return port;
		}
		throw new Error('No port is free.');
	}
}
