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

/**
 * Measures the tasks of the event loop in which the reader's code runs. Where a sandboxed frame
 * shares the thread of the page, as in Firefox, nothing but the code itself can end its loop.
 */
export class TaskWatch {
	readonly #options: TaskWatchOptions;
	#began: number | undefined;
	#lines = 0;
	#tasks: { ended: number; took: number }[] = [];

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
		this.#tasks = this.#tasks.filter(({ ended }) => ended > now - WINDOW);
		const before = this.#tasks.reduce((sum, task) => sum + task.took, 0);
		if (took > LONGEST_TASK || before + took > BUSY) this.#options.tooBusy();
		return took;
	}

	readonly #end = (): void => {
		if (this.#began === undefined) return;
		const took = this.#measure(this.#began);
		// Most tasks are over at once, and weigh nothing.
		if (took >= 1) this.#tasks.push({ ended: this.#options.now(), took });
		this.#began = undefined;
		this.#options.ended();
	};
}
