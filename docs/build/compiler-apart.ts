import { readFile } from 'node:fs/promises';

import type { Plugin } from 'vite';

const MARK = '?compiler';
const isOfSvelte = (id: string) => id.includes('/svelte/src/');
const isOfCompiler = (id: string) => id.includes('/svelte/src/compiler/') || id.endsWith(MARK);

/**
 * Gives Svelte's compiler its own copy of the few modules that it shares with Svelte's runtime. A
 * bundler keeps every export that anybody uses, so each page with a demo would otherwise carry what
 * only the compiler asks for, which a click on the playground loads.
 */
export function compilerApart(): Plugin {
	return {
		name: 'compiler-apart',
		enforce: 'pre',
		async resolveId(source, importer) {
			if (!importer || !isOfCompiler(importer)) return null;
			const found = await this.resolve(source, importer.replace(MARK, ''), { skipSelf: true });
			if (!found || !isOfSvelte(found.id) || isOfCompiler(found.id)) return found;
			return found.id + MARK;
		},
		async load(id) {
			return id.endsWith(MARK) ? readFile(id.slice(0, -MARK.length), 'utf8') : null;
		},
	};
}
