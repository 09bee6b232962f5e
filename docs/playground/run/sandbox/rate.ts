/** How much of something is fair: so much in one second, so much in second after second. */
export interface Limits {
	readonly burst: number;
	readonly sustained: number;
}

/** Of the last seconds, how many may be above what is fair to sustain. */
const SECONDS = 4;
const TOO_MANY = 3;

/** Counts by the second, and tells a burst and a constant stream from what a program needs. */
export class Rate {
	readonly #limits: Limits;
	readonly #now: () => number;
	#second = 0;
	#counts: number[] = [0];

	/** @param now - in milliseconds */
	constructor(limits: Limits, now: () => number) {
		this.#limits = limits;
		this.#now = now;
	}

	/** Adds to the count; false once it is more than fair. */
	add(amount = 1): boolean {
		const second = Math.floor(this.#now() / 1_000);
		const gone = Math.min(second - this.#second, SECONDS);
		if (gone > 0) {
			this.#second = second;
			this.#counts = [...Array<number>(gone).fill(0), ...this.#counts].slice(0, SECONDS);
		}
		const current = (this.#counts[0] ?? 0) + amount;
		this.#counts[0] = current;
		const { burst, sustained } = this.#limits;
		if (current > burst) return false;
		return this.#counts.filter((count) => count > sustained).length < TOO_MANY;
	}
}
