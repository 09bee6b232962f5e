/** `new Function` puts two lines before its body, in every engine (ECMA-262, section 20.2.1.1.1). */
const HEADER_LINES = 2;

/** A place in the compiled code of one of the reader's files; line and column from 1. */
export interface Place {
	readonly file: string;
	readonly line: number;
	readonly column: number;
}

/**
 * Finds the innermost place of a stack that is in one of the files, whoever wrote the stack: each
 * engine names the file as its `sourceURL` does, with line and column behind it.
 */
export function placeInStack(error: unknown, files: readonly string[]): Place | undefined {
	const stack = error instanceof Error ? (error.stack ?? '') : '';
	for (const frame of stack.split('\n')) {
		const found = /(?:^|[\s(@])([^\s()@]+):(\d+):(\d+)\)?$/.exec(frame);
		const file = files.find((path) => found?.[1] === path);
		if (!found || file === undefined) continue;
		return { file, line: Number(found[2]) - HEADER_LINES, column: Number(found[3]) };
	}
	return undefined;
}
