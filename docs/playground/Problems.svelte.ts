import type { Place, RunEvent } from './run/contract';

const KEPT = 30;

/** A mistake in the reader's program, at its place where that is known. */
export interface Problem {
	id: number;
	place: Place;
	/** `lacking`: it imports a module that the page does not have. */
	kind: 'compile' | 'lacking' | 'thrown' | 'rejection';
	message: string;
	file: string | undefined;
	line: number | undefined;
	column: number | undefined;
	/** How often it has come. A handler that throws, throws for each message. */
	times: number;
}

/** The mistakes of one run, each once, in the order in which they came. */
export class Problems {
	#next = 0;
	#list = $state.raw<readonly Problem[]>([]);

	get list(): readonly Problem[] {
		return this.#list;
	}

	/** Whether nothing is wrong but that the page does not have what is imported. */
	get areLacking(): boolean {
		return this.#list.length > 0 && this.#list.every(({ kind }) => kind === 'lacking');
	}

	/** The mistakes that have a line in a file. */
	of(path: string): readonly Problem[] {
		return this.#list.filter(({ file, line }) => file === path && line !== undefined);
	}

	add(event: Extract<RunEvent, { type: 'problem' }>): void {
		const { place, message, file, line, column } = event;
		const kind: Problem['kind'] = event.module === undefined ? event.kind : 'lacking';
		const known = this.#list.find(
			(other) => other.message === message && other.file === file && other.line === line,
		);
		if (known) {
			const again = { ...known, times: known.times + 1 };
			this.#list = this.#list.map((other) => (other === known ? again : other));
		} else if (this.#list.length < KEPT) {
			const problem = { id: this.#next++, place, kind, message, file, line, column, times: 1 };
			this.#list = [...this.#list, problem];
		}
	}

	clear(): void {
		this.#list = [];
	}
}
