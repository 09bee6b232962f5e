import { after, type After } from '#docs/lib/after';
import { backoff } from './backoff';
import { demoHost } from './DemoHost.svelte';
import type { Diagnosis } from './diagnose';

/** The one status of everything that connects; shown as `data-status`. */
export type Status = 'idle' | 'connecting' | 'open' | 'reconnecting' | 'closed';

/** How a connection ended. */
export interface Ending {
	code: number;
	reason: string;
	wasClean: boolean;
	/** Whether it had been open; if not, the handshake failed. */
	opened: boolean;
}

/** What the world gives to a connection; handed in so that a test needs no waiting. */
export interface Environment {
	/** Makes a socket; none while it is not known yet where sockets lead, and `whenMoved` tells. */
	createSocket: (address: () => URL) => WebSocket | undefined;
	/** Calls back when sockets lead elsewhere from now on; returns what calls that off. */
	whenMoved: (callback: () => void) => () => void;
	diagnose: (url: URL) => Promise<Diagnosis>;
	random: () => number;
	after: After;
}

interface Handlers {
	opened?: () => void;
	received: (data: unknown) => void;
	ended?: (ending: Ending) => void;
	/** Whether to come back by itself after such an ending. */
	comesBack?: (ending: Ending) => boolean;
}

/** Endings after which it makes sense to try again (RFC 6455, section 7.4.1, and IANA's list). */
const PASSING = new Set([1001, 1006, 1011, 1012, 1013, 1014]);

/** How a connection ends when sockets lead elsewhere: by the page's own close. */
const MOVED: Ending = { code: 1000, reason: 'moved', wasClean: true, opened: true };

const browser: Environment = {
	createSocket: (address) => demoHost.createSocket(address),
	whenMoved: (callback) => demoHost.whenMoved(callback),
	diagnose: (url) => demoHost.diagnose(url),
	random: Math.random,
	after,
};

/**
 * One WebSocket that comes back: after a passing failure it tries again, with back-off and jitter,
 * until it is told to stop. It keeps nothing that could not be sent.
 */
export class Connection {
	readonly #address: () => URL;
	readonly #handlers: Handlers;
	readonly #environment: Environment;
	#socket: WebSocket | undefined;
	#callOff: (() => void) | undefined;
	#stay: (() => void) | undefined;
	#status = $state<Status>('idle');
	#readyState = $state<number>();
	#attempt = $state(0);
	#ending = $state.raw<Ending>();
	#diagnosis = $state.raw<Diagnosis>();

	constructor(address: () => URL, handlers: Handlers, environment = browser) {
		this.#address = address;
		this.#handlers = handlers;
		this.#environment = environment;
	}

	get status(): Status {
		return this.#status;
	}

	/** `readyState` of the socket as it was at its last event or call; none before the first. */
	get readyState(): number | undefined {
		return this.#readyState;
	}

	/** How many tries have failed in a row. */
	get attempt(): number {
		return this.#attempt;
	}

	/** How the connection ended the last time; none while it is open. */
	get ending(): Ending | undefined {
		return this.#ending;
	}

	/** Why the handshake failed, once that is known. */
	get diagnosis(): Diagnosis | undefined {
		return this.#diagnosis;
	}

	/** Opens a socket, unless there is one. A wait for the next try ends at once. */
	connect(): void {
		if (this.#socket) return;
		this.#callOff?.();
		this.#callOff = undefined;
		if (this.#status !== 'reconnecting') this.#status = 'connecting';
		this.#stay ??= this.#environment.whenMoved(() => {
			this.#move();
		});
		const socket = this.#environment.createSocket(this.#address);
		if (!socket) return;
		this.#socket = socket;
		this.#readyState = socket.readyState;
		let opened = false;
		socket.addEventListener('open', () => {
			if (socket !== this.#socket) return;
			opened = true;
			this.#attempt = 0;
			this.#ending = undefined;
			this.#diagnosis = undefined;
			this.#status = 'open';
			this.#readyState = socket.readyState;
			this.#handlers.opened?.();
		});
		socket.addEventListener('message', (event: MessageEvent<unknown>) => {
			if (socket === this.#socket) this.#handlers.received(event.data);
		});
		socket.addEventListener('close', ({ code, reason, wasClean }) => {
			if (socket === this.#socket) this.#ended({ code, reason, wasClean, opened });
		});
	}

	/** Sends a text if the socket is open; tells whether it was. */
	send(text: string): boolean {
		if (this.#socket?.readyState !== WebSocket.OPEN) return false;
		this.#socket.send(text);
		return true;
	}

	/**
	 * Closes for good: no more tries.
	 * @param code - 1000, or 3000 to 4999, or none at all
	 * @throws {DOMException} InvalidAccessError for any other code (WebSockets Standard, `close()`);
	 *   the connection then stays as it was
	 */
	close(code?: number, reason?: string): void {
		this.#callOff?.();
		this.#callOff = undefined;
		if (!this.#socket) {
			if (this.#status !== 'idle') this.#status = 'closed';
			return;
		}
		this.#socket.close(code, reason);
		this.#status = 'closed';
		this.#readyState = this.#socket.readyState;
	}

	/** Lets go of the socket and of every timer; nothing is called back any more. */
	dispose(): void {
		this.close();
		this.#socket = undefined;
		this.#stay?.();
		this.#stay = undefined;
	}

	/** Sockets lead elsewhere: leaves the one it has, as after a cut, and opens another at once. */
	#move(): void {
		if (this.#status === 'idle' || this.#status === 'closed') return;
		const socket = this.#socket;
		const opened = this.#status === 'open';
		this.#socket = undefined;
		this.#attempt = 0;
		this.#diagnosis = undefined;
		if (socket) {
			this.#status = 'reconnecting';
			this.#readyState = WebSocket.CLOSED;
			socket.close(MOVED.code, MOVED.reason);
			if (opened) this.#handlers.ended?.((this.#ending = MOVED));
		}
		this.connect();
	}

	#ended(ending: Ending): void {
		this.#readyState = this.#socket?.readyState;
		this.#socket = undefined;
		this.#ending = ending;
		const comesBack = this.#handlers.comesBack?.(ending) ?? PASSING.has(ending.code);
		if (this.#status === 'closed' || !comesBack) {
			this.#status = 'closed';
		} else {
			this.#status = 'reconnecting';
			this.#attempt += 1;
			const wait = backoff(this.#attempt, this.#environment.random);
			this.#callOff = this.#environment.after(wait, () => {
				this.connect();
			});
			if (!ending.opened) void this.#findOut();
		}
		this.#handlers.ended?.(ending);
	}

	async #findOut(): Promise<void> {
		const diagnosis = await this.#environment.diagnose(this.#address());
		// A server that has come back meanwhile also asks for an upgrade; only one that keeps doing so,
		// while every handshake fails, stands behind something that blocks WebSocket.
		if (diagnosis === 'upgrade-required' && this.#attempt < 3) return;
		if (this.#status === 'reconnecting') this.#diagnosis = diagnosis;
	}
}
