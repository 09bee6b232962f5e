/** A mistake in the reader's source, found while it is compiled. Lines and columns count from 1. */
export interface SourceError {
	readonly file: string;
	readonly message: string;
	readonly line?: number;
	readonly column?: number;
	/** The module that the program imports and that the page does not have. */
	readonly module?: string;
}

/** Thrown by the steps of the compiler, with the offset in the reader's own text. */
export class Mistake extends Error {
	override name = 'Mistake';

	constructor(
		message: string,
		readonly offset?: number,
	) {
		super(message);
	}
}

/** The offset at which acorn or Svelte found something, if this is an error of theirs. */
export function offsetOf(error: unknown): number | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('pos' in error && typeof error.pos === 'number') return error.pos;
	if ('position' in error && Array.isArray(error.position)) {
		const start: unknown = error.position[0];
		if (typeof start === 'number') return start;
	}
	return undefined;
}

/** What the compiler says, without the place and the address that stand in the same text. */
export function saidBy(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.message.replace(/\nhttps:\/\/\S+$/, '').replace(/ \(\d+:\d+\)$/, '');
}
