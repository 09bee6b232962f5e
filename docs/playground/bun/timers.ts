import { Timeout } from './timeout';

/** Taken before a realm has these in their place. */
const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;

type Callback = (...values: unknown[]) => unknown;

/** The timers of one program: they end with it, and what a callback throws is the program's. */
export class Timers {
	readonly #run: (callback: () => unknown) => void;
	readonly #changed: () => void;
	readonly #began: (pending: number) => void;
	readonly #open = new Map<number, Timeout>();
	#next = 1;

	/**
	 * @param run - calls a callback, and does what has to be done when it throws
	 * @param changed - called when a timer ends
	 * @param began - called before a timer begins, with how many are pending; may throw
	 */
	constructor(
		run: (callback: () => unknown) => void,
		changed: () => void,
		began: (pending: number) => void = () => undefined,
	) {
		this.#run = run;
		this.#changed = changed;
		this.#began = began;
	}

	/** Whether one is pending that keeps the program alive. */
	get isAlive(): boolean {
		for (const timeout of this.#open.values()) if (timeout.hasRef()) return true;
		return false;
	}

	readonly setTimeout = (callback: Callback, delay?: number, ...values: unknown[]): Timeout =>
		this.#begin((id) => {
			const handle = setTimeout(() => {
				this.#open.delete(id);
				this.#run(() => callback(...values));
				this.#changed();
			}, delay);
			return () => {
				clearTimeout(handle);
			};
		});

	readonly setInterval = (callback: Callback, delay?: number, ...values: unknown[]): Timeout =>
		this.#begin(() => {
			const handle = setInterval(() => {
				this.#run(() => callback(...values));
			}, delay);
			return () => {
				clearInterval(handle);
			};
		});

	readonly setImmediate = (callback: Callback, ...values: unknown[]): Timeout =>
		this.setTimeout(callback, 0, ...values);

	/** Takes what the three returned, or its number; anything else is nothing. */
	readonly clear = (timeout: unknown): void => {
		const id = typeof timeout === 'string' || timeout instanceof Timeout ? +timeout : timeout;
		if (typeof id !== 'number') return;
		this.#open.get(id)?.close();
		if (this.#open.delete(id)) this.#changed();
	};

	clearAll(): void {
		for (const timeout of this.#open.values()) timeout.close();
		this.#open.clear();
	}

	#begin(start: (id: number) => () => void): Timeout {
		this.#began(this.#open.size);
		const id = this.#next++;
		const begin = () => {
			this.#open.set(id, timeout);
			return start(id);
		};
		const timeout: Timeout = new Timeout(id, begin, this.#changed);
		return timeout.refresh();
	}
}
