/** Parts that a reader puts in order: each is known by its index in the offer. */
export class Ordering {
	#order = $state.raw<readonly number[]>([]);
	/** What was checked, and how many of it stood right. */
	#checked = $state.raw<{ order: readonly number[]; right: number }>();

	/** @param count - how many parts there are; they begin in the order of the offer */
	constructor(count: number) {
		this.#order = Array.from({ length: count }, (_, part) => part);
	}

	/** The parts as they stand now. */
	get order(): readonly number[] {
		return this.#order;
	}

	/** How many parts stand right from the top on; nothing before it was checked as it stands. */
	get right(): number | undefined {
		return this.#checked?.order === this.#order ? this.#checked.right : undefined;
	}

	/** Puts a part at a place; tells the place where it came to stand. */
	put(part: number, place: number): number {
		const to = Math.min(Math.max(place, 0), this.#order.length - 1);
		if (this.#order[to] === part) return to;
		const rest = this.#order.filter((other) => other !== part);
		this.#order = [...rest.slice(0, to), part, ...rest.slice(to)];
		return to;
	}

	/** @param places - the right place of each part, from 0 */
	check(places: readonly number[]): void {
		const wrong = this.#order.findIndex((part, place) => places[part] !== place);
		this.#checked = { order: this.#order, right: wrong === -1 ? this.#order.length : wrong };
	}
}
