import type { Print } from './program-console';

/** A program may write pieces of a line; a console shows lines. */
export class StandardOutput {
	readonly #print: Print;
	#begun = '';

	constructor(print: Print) {
		this.#print = print;
	}

	/** Prints a line; on the standard output, behind what has been written of it. */
	readonly print: Print = (level, text) => {
		if (level === 'log') this.write(`${text}\n`);
		else this.#print(level, text);
	};

	/** The line that it leaves begun is printed once it is whole. */
	readonly write = (text: string): void => {
		const written = this.#begun + text;
		const end = written.lastIndexOf('\n');
		this.#begun = written.slice(end + 1);
		if (end >= 0) this.#print('log', written.slice(0, end));
	};

	/** Prints what is left at the end of the program. */
	end(): void {
		if (this.#begun !== '') this.write('\n');
	}
}
