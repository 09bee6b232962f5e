const ENDINGS = ['', '.ts', '.js', '.svelte.ts', '.svelte.js', '/index.ts', '/index.js'];

/** Says whether an import names a file of the program and no package. */
export const isRelative = (specifier: string): boolean => /^\.{1,2}(?:\/|$)/.test(specifier);

/**
 * Finds the file that a relative import means, with the endings that Bun and Vite try.
 * @param from - the file that imports, such as `web/src/App.svelte`
 */
export function resolve(
	from: string,
	specifier: string,
	exists: (path: string) => boolean,
): string | undefined {
	const parts = from.split('/').slice(0, -1);
	for (const part of specifier.split('/')) {
		if (part === '..') {
			if (parts.pop() === undefined) return undefined;
		} else if (part !== '.' && part !== '') parts.push(part);
	}
	const path = parts.join('/');
	// In TypeScript an import may name the .js that will come of a .ts.
	const candidates = [...ENDINGS.map((ending) => path + ending), path.replace(/\.js$/, '.ts')];
	return candidates.find(exists);
}
