import { RELAY_LIMITS, type RelayServerMessage } from '#protocol';
import type { Time, Wire, WireEvents } from '#demo-server/environment';

type Ended = Extract<RelayServerMessage, { type: 'ended' }>;
type Refused = Extract<RelayServerMessage, { type: 'refused' }>;

/**
 * Opens a TCP connection to the server itself, or says why not. Where it leads is nothing that it
 * can be asked.
 */
export type Dial = (events: WireEvents) => Wire | Refused['reason'];

/** Where what happens is told. */
interface Page {
	tell(message: RelayServerMessage): void;
	send(bytes: Uint8Array<ArrayBuffer>): void;
}

/** One TCP connection of the relay, with what it may spend: bytes up and down, and time. */
export class RelayedConnection {
	readonly #time: Time;
	readonly #page: Page;
	#state: 'new' | 'opening' | 'open' | 'over' = 'new';
	#wire: Wire | undefined;
	#up = 0;
	#down = 0;
	#cancelTime: (() => void) | undefined;
	#cancelIdle: (() => void) | undefined;

	constructor(time: Time, page: Page) {
		this.#time = time;
		this.#page = page;
	}

	/** Whether it has been asked for and is not over. */
	get isOpen(): boolean {
		return this.#state === 'opening' || this.#state === 'open';
	}

	open(dial: Dial): void {
		this.#state = 'opening';
		const wire = dial({
			opened: () => {
				this.#state = 'open';
				this.#page.tell({ type: 'opened' });
			},
			received: (bytes) => this.#receive(bytes),
			ended: () => {
				if (this.#state === 'open') this.end('server');
				else this.#refuse('no-answer');
			},
			gone: () => undefined,
		});
		if (typeof wire === 'string') {
			this.#refuse(wire);
			return;
		}
		this.#wire = wire;
		const { time } = RELAY_LIMITS;
		this.#cancelTime = this.#time.setTimer(() => this.end('relay', 'time'), time);
		this.#wait();
	}

	/** Writes bytes of the page; drops them where the connection is over. */
	write(bytes: Uint8Array): void {
		if (!this.isOpen) return;
		this.#up += bytes.length;
		if (this.#up > RELAY_LIMITS.bytesUp) {
			this.end('relay', 'bytes-up');
			return;
		}
		this.#wire?.write(bytes);
		this.#wait();
	}

	/** Ends it and says so, unless it is over. */
	end(by: Ended['by'], reason?: Ended['reason']): void {
		if (!this.isOpen) return;
		this.#close();
		this.#page.tell({ type: 'ended', by, ...(reason && { reason }) });
	}

	#receive(bytes: Uint8Array): void {
		const { chunkBytes, bytesDown } = RELAY_LIMITS;
		const affordable = bytes.subarray(0, bytesDown - this.#down);
		this.#down += affordable.length;
		for (let from = 0; from < affordable.length; from += chunkBytes) {
			this.#page.send(new Uint8Array(affordable.subarray(from, from + chunkBytes)));
		}
		if (affordable.length < bytes.length) this.end('relay', 'bytes-down');
	}

	#refuse(reason: Refused['reason']): void {
		this.#close();
		this.#page.tell({ type: 'refused', reason });
	}

	#close(): void {
		this.#state = 'over';
		this.#cancelTime?.();
		this.#cancelIdle?.();
		this.#wire?.end();
	}

	/** Starts to wait anew for the page. */
	#wait(): void {
		this.#cancelIdle?.();
		const { idle } = RELAY_LIMITS;
		this.#cancelIdle = this.#time.setTimer(() => this.end('relay', 'idle'), idle);
	}
}
