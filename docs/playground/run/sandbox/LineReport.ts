import { LINES } from './limits';

/** Milliseconds between two reports. */
const PAUSE = 50;

export interface LineReportOptions {
	now(): number;
	after(milliseconds: number, callback: () => void): void;
	/** Numbers in turn: of the file, of the line. */
	send(lines: number[]): void;
}

/** Gathers the lines that run, so that a loop of a million turns is one report. */
export class LineReport {
	readonly #options: LineReportOptions;
	readonly #lines = new Map<string, [file: number, line: number]>();
	#latest = -Infinity;
	#waits = false;

	constructor(options: LineReportOptions) {
		this.#options = options;
	}

	add(file: number, line: number): void {
		if (this.#lines.size < LINES) this.#lines.set(`${file}:${line}`, [file, line]);
	}

	/** The task is over: what ran in it is told now, or with what comes after a short while. */
	flush(): void {
		if (this.#waits || this.#lines.size === 0) return;
		const { now, after } = this.#options;
		const pause = this.#latest + PAUSE - now();
		if (pause <= 0) this.#send();
		else {
			this.#waits = true;
			after(pause, () => {
				this.#waits = false;
				this.#send();
			});
		}
	}

	#send(): void {
		this.#latest = this.#options.now();
		this.#options.send([...this.#lines.values()].flat());
		this.#lines.clear();
	}
}
