import type { Time } from '#demo-server/environment';

interface Timer {
	readonly at: number;
	readonly callback: () => void;
}

/** A clock with timers that stands still until a test winds it. */
export class FakeTime implements Time {
	#now = 1_000;
	readonly #timers = new Set<Timer>();

	readonly now = (): number => this.#now;

	/** Runs with `now`; 13 September 2020, with a fraction that no clock in milliseconds has. */
	readonly wallTime = (): number => 1_599_999_999_000.25 + this.#now;

	readonly setTimer = (callback: () => void, delay: number): (() => void) => {
		const timer = { at: this.#now + delay, callback };
		this.#timers.add(timer);
		return () => this.#timers.delete(timer);
	};

	/** Timers that have neither run nor been cancelled. */
	get pending(): number {
		return this.#timers.size;
	}

	/** Moves on by so many milliseconds and runs what has become due, in order. */
	advance(ms: number): void {
		this.#now += ms;
		const due = [...this.#timers].filter(({ at }) => at <= this.#now);
		for (const timer of due.sort((a, b) => a.at - b.at)) {
			if (this.#timers.delete(timer)) timer.callback();
		}
	}
}
