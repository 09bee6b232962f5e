import type { Time } from '#demo-server/environment';

const SECOND = 1_000;

/** One tick of the clock. */
export interface ClockTick {
	/** Whole seconds since the ticker was made. */
	readonly n: number;
	/** When that second began, in Unix time. */
	readonly at: number;
}

/** A clock that ticks once a second, and only while somebody listens. */
export class Ticker {
	readonly #time: Time;
	readonly #startedAt: number;
	readonly #listeners = new Set<(tick: ClockTick) => void>();
	#newest: ClockTick | undefined;
	#cancelTimer: (() => void) | undefined;

	constructor(time: Time) {
		this.#time = time;
		this.#startedAt = time.now();
	}

	/** The tick of the second that it is; the listeners have heard it before anybody can ask. */
	newest(): ClockTick {
		const sinceStart = this.#time.now() - this.#startedAt;
		const n = Math.floor(sinceStart / SECOND);
		if (this.#newest?.n === n) return this.#newest;
		const tick = { n, at: toMicroseconds(this.#time.wallTime() - (sinceStart - n * SECOND)) };
		this.#newest = tick;
		for (const tell of [...this.#listeners]) tell(tick);
		return tick;
	}

	/** Calls `tell` at every tick to come; a process that was held up skips some. */
	listen(tell: (tick: ClockTick) => void): () => void {
		this.newest();
		// A listener of its own for each call, also when one function listens twice.
		const listener = (tick: ClockTick) => tell(tick);
		this.#listeners.add(listener);
		if (this.#listeners.size === 1) this.#arm();
		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size > 0) return;
			this.#cancelTimer?.();
			this.#cancelTimer = undefined;
		};
	}

	/** Waits for the next whole second: a timer that is a little early just waits once more. */
	#arm(): void {
		const rest = SECOND - ((this.#time.now() - this.#startedAt) % SECOND);
		this.#cancelTimer = this.#time.setTimer(() => {
			this.newest();
			if (this.#listeners.size > 0) this.#arm();
		}, rest);
	}
}

/** Rounds to what a clock can honestly tell. */
export function toMicroseconds(ms: number): number {
	return Math.round(ms * 1_000) / 1_000;
}
