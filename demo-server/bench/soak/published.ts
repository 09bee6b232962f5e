/** What was published and has been answered: the sender's numbers and the room's. */
export class Published {
	/** The next number of the senders. */
	nextRef = 0;
	/** The highest number that the room has given. */
	lastId = 0;
	readonly #idOf = new Map<number, number>();

	answered(ref: number, id: number): void {
		this.#idOf.set(ref, id);
		this.lastId = Math.max(this.lastId, id);
	}

	/** The room's number of the first message published at or after `ref` that was answered. */
	firstSince(ref: number): number | undefined {
		for (let next = ref; next < this.nextRef; next += 1) {
			const id = this.#idOf.get(next);
			if (id !== undefined) return id;
		}
		return undefined;
	}
}
