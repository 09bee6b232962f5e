import type { PushWay, Tick } from '#protocol';

/** What one way has done since the start: heard, asked, cost. */
export class Column {
	readonly way: PushWay;
	#tick = $state.raw<Tick>();
	#delay = $state<number>();
	#requests = $state(0);
	#bytes = $state(0);
	#ticks = $state(0);
	#missed = $state(0);
	#lost = $state(false);

	constructor(way: PushWay) {
		this.way = way;
	}

	/** The newest tick it has heard. */
	get tick(): Tick | undefined {
		return this.#tick;
	}

	/**
	 * Milliseconds by which the page was late to learn of a tick, on average over those that the
	 * newest answer has told of: the ticks that passed in between became known with it, too.
	 */
	get delay(): number | undefined {
		return this.#delay;
	}

	get requests(): number {
		return this.#requests;
	}

	/** Bytes on the wire, both ways: heads, framing and ticks. */
	get bytes(): number {
		return this.#bytes;
	}

	get ticks(): number {
		return this.#ticks;
	}

	/** Ticks that passed between two that it heard. */
	get missed(): number {
		return this.#missed;
	}

	/** Whether it hears nothing now, and is trying again. */
	get lost(): boolean {
		return this.#lost;
	}

	ask(): void {
		this.#requests += 1;
	}

	lose(): void {
		this.#lost = true;
	}

	/**
	 * Takes in a tick; the same one again costs its bytes and tells nothing new.
	 * @param delay - milliseconds by which this tick itself was late
	 */
	hear(tick: Tick, bytes: number, delay: number): boolean {
		this.#lost = false;
		this.#bytes += tick.request + tick.response + bytes;
		const last = this.#tick;
		if (tick.n === last?.n) return false;
		this.#tick = tick;
		this.#ticks += 1;
		// The first one was waiting: it says how late the page is, not the way.
		if (!last) return true;
		const passed = Math.max(0, tick.n - last.n - 1);
		this.#missed += passed;
		// The clock ticks evenly: their mean lies halfway between the oldest and the newest of them.
		const every = (tick.at - last.at) / (passed + 1);
		this.#delay = delay + (every * passed) / 2;
		return true;
	}
}
