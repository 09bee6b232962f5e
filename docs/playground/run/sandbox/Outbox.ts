import type { Passing } from '#docs/playground/run/contract';
import type { Report } from '#docs/playground/run/messages';

import { HEAP } from './limits';

/** Tells the page what happens, in its order: a flood of messages is not a flood of reports. */
export class Outbox {
	readonly #post: (report: Report) => void;
	#heap: { socket: number; what: Passing }[] = [];

	/** @param post - sends one report at once */
	constructor(post: (report: Report) => void) {
		this.#post = post;
	}

	readonly report = (report: Report): void => {
		this.#flush();
		this.#post(report);
	};

	/** Something passes on the wire of a socket; told before anything else is. */
	readonly passes = (socket: number, what: Passing): void => {
		if (this.#heap.push({ socket, what }) >= HEAP) this.#flush();
		else if (this.#heap.length === 1)
			queueMicrotask(() => {
				this.#flush();
			});
	};

	#flush(): void {
		if (this.#heap.length === 0) return;
		const passed = this.#heap;
		this.#heap = [];
		this.#post({ type: 'wire', passed });
	}
}
