/** What Bun's `setTimeout` returns: an object, which also passes for its number. */
export class Timeout {
	readonly #id: number;
	readonly #start: () => () => void;
	readonly #changed: () => void;
	#stop: () => void = () => undefined;
	#holds = true;

	/**
	 * @param start - sets the clock; returns what stops it
	 * @param changed - called when it begins or ceases to keep its program alive
	 */
	constructor(id: number, start: () => () => void, changed: () => void) {
		this.#id = id;
		this.#start = start;
		this.#changed = changed;
	}

	ref(): this {
		this.#holds = true;
		this.#changed();
		return this;
	}

	unref(): this {
		this.#holds = false;
		this.#changed();
		return this;
	}

	/** Whether it keeps its program alive. */
	hasRef(): boolean {
		return this.#holds;
	}

	/** Begins, or begins anew. */
	refresh(): this {
		this.#stop();
		this.#stop = this.#start();
		return this;
	}

	close(): void {
		this.#stop();
	}

	[Symbol.toPrimitive](): number {
		return this.#id;
	}
}
