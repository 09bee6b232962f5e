/** Why the workbook stops a program. */
export type Reason = 'busy' | 'flood' | 'console' | 'memory' | 'left';

/** Ends the reader's code from inside. It cannot be outrun: the next line throws it once more. */
export class Stopped extends Error {
	override name = 'Stopped';
}

/** Stops the reader's code for good, once there is a reason to. */
export class Brake {
	readonly #tell: (reason: Reason) => void;
	#reason: Reason | undefined;

	constructor(tell: (reason: Reason) => void) {
		this.#tell = tell;
	}

	/** Tells the page, which then ends the realm; until then no line of the reader's runs. */
	pull(reason: Reason): void {
		if (this.#reason !== undefined) return;
		this.#reason = reason;
		this.#tell(reason);
	}

	/** @throws {Stopped} once it has been pulled */
	check(): void {
		if (this.#reason !== undefined) throw new Stopped(`Stopped by the workbook: ${this.#reason}.`);
	}

	get pulled(): boolean {
		return this.#reason !== undefined;
	}
}
