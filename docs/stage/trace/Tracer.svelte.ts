import { after, type After } from '#docs/lib/after';

const KEPT = 300;
/** Milliseconds that a line stays lit while the trace follows what happens. */
const PACE = { real: 300, slow: 1_200 } as const;
/** Steps that the trace may be behind at that pace; when it is further behind, it hurries. */
const BEHIND = 8;

/** A line of the listings that ran, at its place in the order of running. */
export interface Step {
	id: number;
	/** Which line: the name of its mark. */
	mark: string;
	/** The client that it ran for; none where there is one only. */
	client: number | undefined;
}

/** What the trace needs of the player: its pace, and whether it stands still. */
interface Pace {
	readonly speed: keyof typeof PACE;
	readonly paused: boolean;
}

/**
 * The lines that ran, in their order. Code runs in microseconds, a reader reads in seconds: the
 * trace follows at a pace, and every step can be gone back to.
 */
export class Tracer {
	readonly #pace: Pace;
	readonly #after: After;
	#steps = $state.raw<readonly Step[]>([]);
	#position = $state(-1);
	#following = $state(true);
	#next = 0;
	#callOff: (() => void) | undefined;

	constructor(pace: Pace, timer = after) {
		this.#pace = pace;
		this.#after = timer;
	}

	get steps(): readonly Step[] {
		return this.#steps;
	}

	/** Where the reader is, from 0; -1 before the first step. */
	get position(): number {
		return this.#position;
	}

	get current(): Step | undefined {
		return this.#steps[this.#position];
	}

	/** Whether the trace goes on by itself. */
	get following(): boolean {
		return this.#following;
	}

	/** A line has run. */
	record(mark: string, client?: number): void {
		const full = this.#steps.length === KEPT;
		this.#steps = [...this.#steps.slice(full ? 1 : 0), { id: this.#next++, mark, client }];
		if (full) this.#position = Math.max(0, this.#position - 1);
		this.#advance();
	}

	/** Goes one step back, and stays there. */
	back(): void {
		this.#following = false;
		this.#position = Math.max(0, this.#position - 1);
	}

	/** Goes one step on, and stays there. */
	forward(): void {
		this.#following = false;
		this.#position = Math.min(this.#steps.length - 1, this.#position + 1);
	}

	/** Goes to the newest step, and follows again. */
	follow(): void {
		this.#following = true;
		this.#position = this.#steps.length - 1;
	}

	/** Forgets every step: a new program begins. */
	clear(): void {
		this.dispose();
		this.#steps = [];
		this.#position = -1;
		this.#following = true;
	}

	dispose(): void {
		this.#callOff?.();
		this.#callOff = undefined;
	}

	#advance(): void {
		if (this.#callOff || !this.#following || this.#position >= this.#steps.length - 1) return;
		if (!this.#pace.paused) this.#position += 1;
		const behind = this.#steps.length - 1 - this.#position;
		const hurry = this.#pace.paused ? 1 : Math.max(1, behind / BEHIND);
		this.#callOff = this.#after(PACE[this.#pace.speed] / hurry, () => {
			this.#callOff = undefined;
			this.#advance();
		});
	}
}
