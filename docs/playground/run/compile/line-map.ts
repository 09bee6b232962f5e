import { decode } from '@jridgewell/sourcemap-codec';

/** Tells the line of the reader's file for a place in what was made of it; both from 1. */
export type LineOf = (line: number, column: number) => number | undefined;

/** The line of the reader's file for a place in the output of Svelte's compiler. */
export function linesOfMap(mappings: string): LineOf {
	const rows = decode(mappings);
	return (line, column) => {
		// What the compiler adds has no place of its own: the nearest one before it counts.
		for (let row = line - 1; row >= 0; row -= 1) {
			const before = (rows[row] ?? []).filter(
				(segment) => segment.length > 1 && (row < line - 1 || segment[0] < column),
			);
			const origin = before.at(-1)?.[2];
			if (origin !== undefined) return origin + 1;
		}
		return undefined;
	};
}

/** For output that stands on the lines of its source. */
export const sameLine: LineOf = (line) => line;
