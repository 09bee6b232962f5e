/** Milliseconds that a message may be late before its sender counts as behind. */
const LATE = 50;

/** How a pacer kept its schedule. */
export interface Pace {
	sent: number;
	/** Not sent, because too many were still on their way: the server is the limit. */
	withheld: number;
	/** Sent late, because this process came too late to it: the generator is the limit. */
	late: number;
}

interface PacerOptions {
	/** `Infinity` sends as much as the window lets through. */
	readonly perSecond: number;
	/** Messages on their way at most, so that no server has to hold more than its buffers take. */
	readonly window: number;
	/** Messages on their way now. */
	readonly inFlight: () => number;
	readonly send: () => void;
	/** Where the time comes from: a test has its own. */
	readonly clock?: Clock;
}

/** Milliseconds since some moment, and a way to be woken again and again. */
export interface Clock {
	now(): number;
	/** Calls `tick` every millisecond, or as often as it can, until what it returns is called. */
	everyMillisecond(tick: () => void): () => void;
}

const CLOCK: Clock = {
	now: () => performance.now(),
	everyMillisecond(tick) {
		const timer = setInterval(tick, 1);
		return () => {
			clearInterval(timer);
		};
	},
};

/** Sends messages at a steady rate, whether or not the server keeps up. */
export class Pacer {
	readonly pace: Pace = { sent: 0, withheld: 0, late: 0 };
	readonly #options: PacerOptions;
	readonly #clock: Clock;
	readonly #begun: number;
	/** Sends nothing more. */
	readonly stop: () => void;

	constructor(options: PacerOptions) {
		this.#options = options;
		this.#clock = options.clock ?? CLOCK;
		this.#begun = this.#clock.now();
		this.stop = this.#clock.everyMillisecond(() => this.#tick());
	}

	#tick(): void {
		const { perSecond, window, inFlight, send } = this.#options;
		if (perSecond === Infinity) {
			while (inFlight() < window) send();
			return;
		}
		const elapsed = this.#clock.now() - this.#begun;
		const due = Math.floor((elapsed / 1000) * perSecond);
		for (let planned = this.pace.sent + this.pace.withheld; planned < due; planned += 1) {
			if (inFlight() >= window) {
				this.pace.withheld += due - planned;
				return;
			}
			if (elapsed - (planned / perSecond) * 1000 > LATE) this.pace.late += 1;
			send();
			this.pace.sent += 1;
		}
	}
}
