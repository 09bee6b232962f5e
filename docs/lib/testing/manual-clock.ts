import type { After } from '#docs/lib/after';

/** A clock that stands still until a test moves it. */
export class ManualClock {
	#now = 0;
	#calls: { at: number; callback: () => void }[] = [];

	readonly after: After = (milliseconds, callback) => {
		const call = { at: this.#now + milliseconds, callback };
		this.#calls.push(call);
		return () => {
			this.#calls = this.#calls.filter((other) => other !== call);
		};
	};

	/** Milliseconds until the next call; none when nothing waits. */
	get next(): number | undefined {
		const [first] = this.#calls.map(({ at }) => at).sort((one, other) => one - other);
		return first === undefined ? undefined : first - this.#now;
	}

	/** Moves on, and calls back what has become due, in its order. */
	pass(milliseconds: number): void {
		this.#now += milliseconds;
		const due = this.#calls
			.filter(({ at }) => at <= this.#now)
			.sort((one, other) => one.at - other.at);
		this.#calls = this.#calls.filter((call) => !due.includes(call));
		for (const { callback } of due) callback();
	}
}
