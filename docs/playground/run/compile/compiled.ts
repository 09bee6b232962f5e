import type { Import } from './imports';
import type { LineOf } from './line-map';

/** One file of the reader, compiled: the body of a function, as CommonJS has it. */
export interface Compiled {
	readonly code: string;
	readonly imports: readonly Import[];
	/** Leads from a place in `code` back to the reader's line. */
	readonly lineOf: LineOf;
}
