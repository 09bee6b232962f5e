import { BUSY, LONGEST_TASK, WINDOW } from './limits';

export interface TaskWatchOptions {
	/** In milliseconds. */
	now(): number;
	/** Calls back in a task of its own, behind the one that runs. */
	afterTask(callback: () => void): void;
	/** The reader's code leaves no time for anything else. */
	tooBusy(): void;
	/** A task in which the reader's code ran is over. */
	ended(): void;
}

/** The clock is read at every so many lines; a power of two. */
const LINES = 64;
/** Milliseconds whose tasks are summed up: of short ones there may be very many. */
const SLOT = 100;

/**
 * Measures the tasks of the event loop in which the reader's code runs. Where a sandboxed frame
 * shares the thread of the page, as in Firefox, nothing but the code itself can end its loop.
 */
export class TaskWatch {
	readonly #options: TaskWatchOptions;
	#began: number | undefined;
	#lines = 0;
	#slots: { ended: number; took: number }[] = [];

	constructor(options: TaskWatchOptions) {
		this.#options = options;
	}

	/** A line of the reader's code runs. */
	line(): void {
		if (this.#began === undefined) {
			this.#began = this.#options.now();
			this.#options.afterTask(this.#end);
		} else if ((this.#lines++ & (LINES - 1)) === 0) this.#measure(this.#began);
	}

	#measure(began: number): number {
		const now = this.#options.now();
		const took = now - began;
		this.#slots = this.#slots.filter(({ ended }) => ended > now - WINDOW);
		const before = this.#slots.reduce((sum, slot) => sum + slot.took, 0);
		if (took > LONGEST_TASK || before + took > BUSY) this.#options.tooBusy();
		return took;
	}

	readonly #end = (): void => {
		if (this.#began === undefined) return;
		const took = this.#measure(this.#began);
		const now = this.#options.now();
		const slot = this.#slots.at(-1);
		if (slot && now - slot.ended < SLOT) slot.took += took;
		else this.#slots.push({ ended: now, took });
		this.#began = undefined;
		this.#options.ended();
	};
}
