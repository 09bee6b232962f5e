/** What has arrived and nobody has taken yet; whoever takes too early waits. */
export class Queue<T> {
	readonly #items: T[] = [];
	readonly #waiting: ((item: T) => void)[] = [];

	push(item: T): void {
		const taker = this.#waiting.shift();
		if (taker) taker(item);
		else this.#items.push(item);
	}

	take(): Promise<T> {
		const item = this.#items.shift();
		if (item !== undefined) return Promise.resolve(item);
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	/** Empties the queue of what is there now. */
	drain(): T[] {
		return this.#items.splice(0);
	}
}
