const KEPT = 100;

/** Something that happened to a socket, in the order of happening. */
export interface Moment {
	id: number;
	/** Milliseconds since the socket was made. */
	at: number;
	/** Which sentence: `moment.<what>` in the words of the demo. */
	what: string;
	/** `readyState` right after it, 0 to 3. */
	readyState: number;
	values: Readonly<Record<string, string | number>>;
}

/** The life of one socket after another, from `new WebSocket()` to its close event. */
export class Timeline {
	readonly #clock: () => number;
	#moments = $state.raw<readonly Moment[]>([]);
	#born = 0;
	#next = 0;

	/** @param clock - milliseconds that only ever grow, as `performance.now` gives */
	constructor(clock: () => number) {
		this.#clock = clock;
	}

	get moments(): readonly Moment[] {
		return this.#moments;
	}

	/** A new socket is made: time counts from here. */
	begin(): void {
		this.#born = this.#clock();
		this.add('new', 0);
	}

	add(what: string, readyState: number, values: Moment['values'] = {}): void {
		const at = this.#clock() - this.#born;
		const moment = { id: this.#next++, at, what, readyState, values };
		this.#moments = [...this.#moments.slice(1 - KEPT), moment];
	}
}
