/** Taken before a realm has these in their place. */
const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;

type Callback = (...values: unknown[]) => unknown;

/**
 * The timers of one program: they end with it, and what a callback throws is the program's. Only
 * the names that a program uses; a handle is what the browser gives, with Bun's `ref` and `unref`.
 */
export class Timers {
	readonly #run: (callback: () => unknown) => void;
	readonly #changed: () => void;
	readonly #began: (pending: number) => void;
	readonly #open = new Map<ReturnType<typeof setTimeout>, () => void>();

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

	/** How many are pending. */
	get size(): number {
		return this.#open.size;
	}

	readonly setTimeout = (callback: Callback, delay?: number, ...values: unknown[]) => {
		this.#began(this.size);
		const handle = setTimeout(() => {
			this.#open.delete(handle);
			this.#run(() => callback(...values));
			this.#changed();
		}, delay);
		this.#open.set(handle, () => {
			clearTimeout(handle);
		});
		return handle;
	};

	readonly setInterval = (callback: Callback, delay?: number, ...values: unknown[]) => {
		this.#began(this.size);
		const handle = setInterval(() => {
			this.#run(() => callback(...values));
		}, delay);
		this.#open.set(handle, () => {
			clearInterval(handle);
		});
		return handle;
	};

	readonly setImmediate = (callback: Callback, ...values: unknown[]) =>
		this.setTimeout(callback, 0, ...values);

	readonly clear = (handle: ReturnType<typeof setTimeout>): void => {
		this.#open.get(handle)?.();
		if (this.#open.delete(handle)) this.#changed();
	};

	clearAll(): void {
		for (const end of this.#open.values()) end();
		this.#open.clear();
	}
}
