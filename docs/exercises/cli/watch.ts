import { watch } from 'node:fs';
import { dirname, extname } from 'node:path';

/** The saves of a program, one after another. */
export interface Saves {
	/** Resolves with true on the next save since the last call, with false when it is over. */
	next: () => Promise<boolean>;
}

const SOURCES = new Set(['.ts', '.mjs', '.js', '.json']);
/** An editor may save in several steps; what follows within this many milliseconds is one save. */
const QUIET = 50;

/** Watches the folder of a file: editors replace files, and a program may have several. */
export function saved(file: string, stop: AbortSignal): Saves {
	let isSaved = false;
	let wake = Promise.withResolvers<undefined>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const watcher = watch(dirname(file), { recursive: true }, (_event, name) => {
		if (name === null || !SOURCES.has(extname(name))) return;
		clearTimeout(timer);
		timer = setTimeout(() => {
			isSaved = true;
			wake.resolve(undefined);
		}, QUIET);
	});
	stop.addEventListener('abort', () => {
		clearTimeout(timer);
		watcher.close();
		wake.resolve(undefined);
	});
	return {
		async next() {
			while (!isSaved && !stop.aborted) await wake.promise;
			isSaved = false;
			wake = Promise.withResolvers();
			return !stop.aborted;
		},
	};
}
