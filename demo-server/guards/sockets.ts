import type { ServerWebSocket } from 'bun';
import { CLOSE_CODES, STANDARD_CLOSE_CODES } from '#protocol';

/** What the sweep needs of Bun's socket. */
export type SweptSocket = Pick<
	ServerWebSocket<unknown>,
	'close' | 'terminate' | 'ping' | 'getBufferedAmount'
>;

/** A request that the server has not answered to its end. */
interface HeldRequest {
	readonly demo: string;
	end(): void;
}

interface Entry {
	readonly demo: string;
	readonly address: string;
	/** Sweeps since the client was last heard: a message, or the answer to a ping. */
	silentSweeps: number;
}

/** Bytes waiting for a reader at the time of a sweep that make it a slow one. */
const SLOW_READER_BYTES = 64 * 1024;
const SILENT_SWEEPS = 2;

/**
 * Every open socket: counted, and swept for readers that are too slow and peers that are dead.
 * Requests that are held open count as well, since each of them keeps a connection busy.
 * Bun's own `idleTimeout` never notices a dead peer that is still being written to.
 */
export class Sockets {
	readonly #entries = new Map<SweptSocket, Entry>();
	readonly #held = new Set<HeldRequest>();
	readonly #perAddress = new Map<string, number>();
	readonly #onClosing: (reason: 'slow-reader' | 'dead-peer') => void;

	constructor(onClosing: (reason: 'slow-reader' | 'dead-peer') => void) {
		this.#onClosing = onClosing;
	}

	opened(socket: SweptSocket, demo: string, address: string): void {
		this.#entries.set(socket, { demo, address, silentSweeps: 0 });
		this.#arrived(address);
	}

	heard(socket: SweptSocket): void {
		const entry = this.#entries.get(socket);
		if (entry) entry.silentSweeps = 0;
	}

	closed(socket: SweptSocket): void {
		const entry = this.#entries.get(socket);
		if (!entry) return;
		this.#entries.delete(socket);
		this.#left(entry.address);
	}

	/**
	 * Counts a request until what is returned is called.
	 * @param end - answers the request; called when the server stops
	 */
	hold(demo: string, address: string, end: () => void): () => void {
		const request = { demo, end };
		this.#held.add(request);
		this.#arrived(address);
		return () => {
			if (this.#held.delete(request)) this.#left(address);
		};
	}

	get count(): number {
		return this.#entries.size + this.#held.size;
	}

	countFrom(address: string): number {
		return this.#perAddress.get(address) ?? 0;
	}

	countByDemo(): Map<string, number> {
		const counts = new Map<string, number>();
		for (const { demo } of [...this.#entries.values(), ...this.#held]) {
			counts.set(demo, (counts.get(demo) ?? 0) + 1);
		}
		return counts;
	}

	/** Closes slow readers, terminates dead peers, and pings the rest. */
	sweep(): void {
		for (const [socket, entry] of [...this.#entries]) {
			if (socket.getBufferedAmount() > SLOW_READER_BYTES) {
				this.#onClosing('slow-reader');
				// Bun sends the close frame after what is waiting, and drops the connection itself if
				// the reader takes nothing of it; a `terminate()` after `close()` does nothing.
				socket.close(CLOSE_CODES['slow-reader'], 'slow-reader');
			} else if (entry.silentSweeps >= SILENT_SWEEPS) {
				this.#onClosing('dead-peer');
				socket.terminate();
			} else {
				entry.silentSweeps += 1;
				socket.ping();
			}
		}
	}

	/** Tells every client that the server is going away (RFC 6455, section 7.4.1). */
	closeAll(): void {
		for (const { end } of [...this.#held]) end();
		for (const socket of [...this.#entries.keys()]) {
			socket.close(STANDARD_CLOSE_CODES['going-away'], 'going-away');
		}
	}

	#arrived(address: string): void {
		this.#perAddress.set(address, this.countFrom(address) + 1);
	}

	#left(address: string): void {
		const left = this.countFrom(address) - 1;
		if (left > 0) this.#perAddress.set(address, left);
		else this.#perAddress.delete(address);
	}
}
