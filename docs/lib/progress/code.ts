import * as v from 'valibot';

import {
	addEdits,
	type AllEdits,
	AllEditsSchema,
	differing,
	readAllEdits,
} from '#docs/playground/all-edits';
import { type Progress, writeProgress } from './progress';

// What only the page that saves and loads a file needs. It is loaded there alone: every page has
// progress, and none should carry this.

export { addEdits, differing };

/** Writes progress and everything that the reader wrote into one file. */
export function writeFile(progress: Progress, store: Storage | undefined): string {
	const written: object = v.parse(v.looseObject({}), JSON.parse(writeProgress(progress)));
	return JSON.stringify({ ...written, code: readAllEdits(store) }, null, '\t');
}

/**
 * Reads the code of a file whose progress could be read. A file of before has none.
 * @returns nothing where it is damaged
 */
export function readCode(text: string): AllEdits | undefined {
	const file = v.safeParse(v.object({ code: v.optional(AllEditsSchema, {}) }), JSON.parse(text));
	return file.success ? file.output.code : undefined;
}
