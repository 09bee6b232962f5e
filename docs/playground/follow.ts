import type { Draft } from './Draft.svelte';
import { keyOf } from './edits';

/**
 * Lets a draft follow what is kept of its program in another tab, by typing, a reset or a file.
 * @returns what ends it
 */
export function follow(draft: Draft): () => void {
	const end = new AbortController();
	const { signal } = end;
	window.addEventListener(
		'storage',
		({ key }) => {
			// No key: all that was kept has been deleted.
			if (key === null || key === keyOf(draft.step)) draft.hear();
		},
		{ signal },
	);
	// A page in the browser's cache of pages is told nothing until it is shown again.
	window.addEventListener(
		'pageshow',
		({ persisted }) => {
			if (persisted) draft.hear();
		},
		{ signal },
	);
	return () => end.abort();
}
