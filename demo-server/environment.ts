/** The clock and the timers of an environment. */
export type Time = Pick<Environment, 'now' | 'wallTime' | 'setTimer'>;

/**
 * What a live demo is handed by the place it runs in: the process of the demo server, or a page
 * that runs the same handlers in the browser. Tests hand in a clock that they wind themselves.
 */
export interface Environment {
	/** Milliseconds on a clock that never goes back; only differences mean anything. */
	now(): number;
	/** Unix time in milliseconds, with fractions. It may jump when somebody sets the clock. */
	wallTime(): number;
	/** Runs `callback` once after `delay` milliseconds. Call what it returns to cancel it. */
	setTimer(callback: () => void, delay: number): () => void;
	/** Bun's `server.publish`: every subscriber of the topic hears `data`. */
	publish(topic: string, data: string): unknown;
}

/** What a live demo uses of Bun's `ServerWebSocket`, which Hono hands out as `ws.raw`. */
export interface Socket {
	subscribe(topic: string): unknown;
	unsubscribe(topic: string): unknown;
	/** Every subscriber of the topic hears `data`, without the socket that it is called on. */
	publish(topic: string, data: string): unknown;
	send(data: string | Uint8Array<ArrayBuffer>): unknown;
	close(code?: number, reason?: string): void;
	/** Drops the TCP connection; the other end sees no close frame and reports 1006. */
	terminate(): void;
}

/** A TCP connection, as the relay holds it. */
export interface Wire {
	/** Writes bytes, which are the wire's from then on. */
	write(bytes: Uint8Array): void;
	/** Ends it once what was written is out; of all events, only `gone` still comes. */
	end(): void;
}

/** What happens on a TCP connection. None of it happens before the wire was handed out. */
export interface WireEvents {
	opened(): void;
	received(bytes: Uint8Array): void;
	/** The other end has ended it, or never took it. */
	ended(): void;
	/** Nothing is left of it, on either side. */
	gone(): void;
}
