import { after } from '#docs/lib/after';

/** A heap that has grown so far is taken at once: what a hidden page is told must not pile up. */
const MOST = 2_000;
/** Milliseconds after which a page that draws no frames, as a hidden one, takes its heap. */
const NO_FRAME = 500;
/** A heap that took so long to show is followed by a rest of so many times that. */
const REST = 3;
/** The longest rest, in milliseconds: a picture that is further behind looks broken. */
const LONGEST_REST = 400;

/** What a page shows things with. A test hands in its own. */
export interface Frames {
	/** In milliseconds. */
	now(): number;
	/** Calls back with the next frame after a rest; returns what calls it off. */
	next(rest: number, callback: () => void): () => void;
	/** Calls back once the frame that is on has been drawn. */
	drawn(callback: () => void): void;
}

/** The frames of the browser. */
export const frames: Frames = {
	now: () => performance.now(),
	next(rest, callback) {
		let frame = 0;
		const run = () => {
			callOff();
			callback();
		};
		const callOffFrame = after(rest, () => (frame = requestAnimationFrame(run)));
		const callOffTimer = after(rest + NO_FRAME, run);
		const callOff = () => {
			callOffFrame();
			callOffTimer();
			cancelAnimationFrame(frame);
		};
		return callOff;
	},
	drawn: (callback) => void after(0, callback),
};

/**
 * Gathers what is told, and hands it over in heaps, at most one for each frame. After a heap that
 * was much work the page rests, so that a stream never takes more than a part of its time.
 */
export class Heaps<Thing> {
	readonly #take: (heap: readonly Thing[]) => void;
	readonly #frames: Frames;
	#heap: Thing[] = [];
	#rest = 0;
	#callOff: (() => void) | undefined;

	constructor(take: (heap: readonly Thing[]) => void, shownWith = frames) {
		this.#take = take;
		this.#frames = shownWith;
	}

	add(thing: Thing): void {
		if (this.#heap.push(thing) >= MOST) this.flush();
		else this.#callOff ??= this.#frames.next(this.#rest, this.flush);
	}

	/** Hands over what has been gathered so far, if anything. */
	readonly flush = (): void => {
		const heap = this.#heap;
		this.clear();
		if (heap.length === 0) return;
		const { now, drawn } = this.#frames;
		const began = now();
		this.#take(heap);
		drawn(() => {
			this.#rest = Math.min(LONGEST_REST, REST * (now() - began));
		});
	};

	/** Forgets what has been gathered. */
	clear(): void {
		this.#callOff?.();
		this.#callOff = undefined;
		this.#heap = [];
	}
}
