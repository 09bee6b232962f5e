import type { Tick } from '#protocol';

/**
 * What time it is on the server. The clocks of two machines differ by an unknown amount; the
 * message that came fastest so far bounds it best, so the guess gets better with each.
 */
export class ServerClock {
	readonly #wallTime: () => number;
	#ahead = Infinity;

	/** @param wallTime - Unix time in milliseconds by the reader's clock */
	constructor(wallTime: () => number) {
		this.#wallTime = wallTime;
	}

	/** Milliseconds between the tick's moment on the server and its arrival here, just now. */
	delayOf({ at, now }: Pick<Tick, 'at' | 'now'>): number {
		const here = this.#wallTime();
		this.#ahead = Math.min(this.#ahead, here - now);
		return Math.max(0, here - this.#ahead - at);
	}
}
