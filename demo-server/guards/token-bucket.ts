/** How much may come at once, and how much for good. */
export interface Rate {
	readonly burst: number;
	readonly perSecond: number;
}

/** Allows a burst, then a steady rate: the token bucket of traffic shaping. */
export class TokenBucket {
	readonly #rate: Rate;
	readonly #now: () => number;
	#tokens: number;
	#filledAt: number;

	constructor(rate: Rate, now: () => number) {
		this.#rate = rate;
		this.#now = now;
		this.#tokens = rate.burst;
		this.#filledAt = now();
	}

	/** Takes one token; false, and nothing is taken, when there is none. */
	take(): boolean {
		if (this.isEmpty) return false;
		this.#tokens -= 1;
		return true;
	}

	/** Whether there is no token to take. */
	get isEmpty(): boolean {
		const now = this.#now();
		const earned = ((now - this.#filledAt) / 1000) * this.#rate.perSecond;
		this.#tokens = Math.min(this.#rate.burst, this.#tokens + earned);
		this.#filledAt = now;
		return this.#tokens < 1;
	}
}
