/** Milliseconds between two pings. */
const INTERVAL = 500;
/** Pings without an answer; the page's own pauses count as one. */
const PATIENCE = 5;
/** The same before the first answer: a phone takes a while to start a realm. */
const FIRST_PATIENCE = 40;

export interface WatchdogOptions {
	ping(): void;
	/** No answer came for too long. */
	silent(): void;
	/** Calls back again and again, until the function that it returns is called. */
	every(milliseconds: number, callback: () => void): () => void;
}

/**
 * Asks a realm whether it still lives. It counts its own questions rather than the time, so that a
 * laptop that sleeps, or a page in the background, finds nothing wrong on waking.
 */
export class Watchdog {
	readonly #stop: () => void;
	#unanswered = 0;
	#patience = FIRST_PATIENCE;

	constructor({ ping, silent, every }: WatchdogOptions) {
		this.#stop = every(INTERVAL, () => {
			if (this.#unanswered >= this.#patience) {
				this.#stop();
				silent();
				return;
			}
			this.#unanswered += 1;
			ping();
		});
	}

	/** Whether the latest question has been answered, or is quite new. */
	get hears(): boolean {
		return this.#unanswered < 2;
	}

	answered(): void {
		this.#unanswered = 0;
		this.#patience = PATIENCE;
	}

	stop(): void {
		this.#stop();
	}
}
