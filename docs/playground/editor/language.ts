import { javascript } from '@codemirror/lang-javascript';
import type { Extension } from '@codemirror/state';
import { svelte } from '@replit/codemirror-lang-svelte';

/** The language of a file, by the end of its name. */
export const languageOf = (path: string): Extension =>
	path.endsWith('.svelte') ? svelte() : javascript({ typescript: true });
