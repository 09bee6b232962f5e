const KEPT = 200;

/** A line on a console. */
export interface PrintedLine {
	id: number;
	level: 'log' | 'warn' | 'error';
	text: string;
}

/** The last 200 lines that a program has printed. */
export class Printed {
	#next = 0;
	#lines = $state.raw<readonly PrintedLine[]>([]);

	get lines(): readonly PrintedLine[] {
		return this.#lines;
	}

	/** How many older lines are not kept any more. */
	get dropped(): number {
		return Math.max(0, (this.#lines.at(-1)?.id ?? -1) + 1 - KEPT);
	}

	add(level: PrintedLine['level'], text: string): void {
		this.#lines = [...this.#lines.slice(1 - KEPT), { id: this.#next++, level, text }];
	}
}
