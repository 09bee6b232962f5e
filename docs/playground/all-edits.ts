import * as v from 'valibot';

import {
	type Edits,
	EditsSchema,
	keepEdits,
	MOST_ASIDE,
	PREFIX,
	type Program,
	readEdits,
} from './edits';

/** The edits of every program, by its step, such as `pub-sub/2-others` or `exercises/echo`. */
export const AllEditsSchema = v.record(
	v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
	EditsSchema,
);

export type AllEdits = v.InferOutput<typeof AllEditsSchema>;

/** What is in the browser's storage; `Storage` is one. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Everything that the reader wrote in this browser. */
export function readAllEdits(store: Store | undefined): AllEdits {
	const all: AllEdits = {};
	for (let index = 0; index < (store?.length ?? 0); index += 1) {
		const key = store?.key(index) ?? '';
		if (!key.startsWith(PREFIX)) continue;
		const step = key.slice(PREFIX.length);
		const { own, aside } = readEdits(store, step);
		if (own || aside.length > 0) all[step] = { ...(own && { own }), aside };
	}
	return all;
}

/** The programs that the reader has here and in the file, and which are not the same. */
export function differing(store: Store | undefined, file: AllEdits): string[] {
	return Object.entries(file).flatMap(([step, { own }]) => {
		const here = readEdits(store, step).own;
		return here && own && !isSame(here, own) ? [step] : [];
	});
}

/**
 * Adds what a file holds. Where both have a program and they differ, the one that is not taken is
 * put aside, and the editor can bring it back.
 * @param takes - which of the two becomes the reader's own
 * @returns whether all of it will be there after a reload
 */
export function addEdits(
	store: Store | undefined,
	file: AllEdits,
	takes: 'file' | 'here',
): boolean {
	const kept = Object.entries(file).map(([step, theirs]) =>
		keepEdits(store, step, join(readEdits(store, step), theirs, takes)),
	);
	return kept.every(Boolean);
}

function join(here: Edits, file: Edits, takes: 'file' | 'here'): Edits {
	const [first, second] = takes === 'file' ? [file.own, here.own] : [here.own, file.own];
	const own = first ?? second;
	const aside = [...(second ? [second] : []), ...here.aside, ...file.aside];
	const others = aside.filter(
		(one, index) =>
			!(own && isSame(one, own)) && aside.findIndex((other) => isSame(one, other)) === index,
	);
	return { ...(own && { own }), aside: others.slice(0, MOST_ASIDE) };
}

/** Whether both are the same text, whatever starter they began from. */
function isSame(one: Program, other: Program): boolean {
	const paths = new Set([...Object.keys(one.files), ...Object.keys(other.files)]);
	return [...paths].every((path) => one.files[path] === other.files[path]);
}
