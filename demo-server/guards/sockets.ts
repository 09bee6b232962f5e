import type { ServerWebSocket } from 'bun';
import { CLOSE_CODES, STANDARD_CLOSE_CODES } from '#protocol';

/** What the sweep needs of Bun's socket. */
export type SweptSocket = Pick<
	ServerWebSocket<unknown>,
	'close' | 'terminate' | 'ping' | 'getBufferedAmount'
>;

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
 * Bun's own `idleTimeout` never notices a dead peer that is still being written to.
 */
export class Sockets {
	readonly #entries = new Map<SweptSocket, Entry>();
	readonly #perAddress = new Map<string, number>();
	readonly #onClosing: (reason: 'slow-reader' | 'dead-peer') => void;

	constructor(onClosing: (reason: 'slow-reader' | 'dead-peer') => void) {
		this.#onClosing = onClosing;
	}

	opened(socket: SweptSocket, demo: string, address: string): void {
		this.#entries.set(socket, { demo, address, silentSweeps: 0 });
		this.#perAddress.set(address, this.countFrom(address) + 1);
	}

	heard(socket: SweptSocket): void {
		const entry = this.#entries.get(socket);
		if (entry) entry.silentSweeps = 0;
	}

	closed(socket: SweptSocket): void {
		const entry = this.#entries.get(socket);
		if (!entry) return;
		this.#entries.delete(socket);
		const left = this.countFrom(entry.address) - 1;
		if (left > 0) this.#perAddress.set(entry.address, left);
		else this.#perAddress.delete(entry.address);
	}

	get count(): number {
		return this.#entries.size;
	}

	countFrom(address: string): number {
		return this.#perAddress.get(address) ?? 0;
	}

	countByDemo(): Map<string, number> {
		const counts = new Map<string, number>();
		for (const { demo } of this.#entries.values()) counts.set(demo, (counts.get(demo) ?? 0) + 1);
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
		for (const socket of [...this.#entries.keys()]) {
			socket.close(STANDARD_CLOSE_CODES['going-away'], 'going-away');
		}
	}
}
