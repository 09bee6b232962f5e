import { fileURLToPath } from 'node:url';

import { build, type Plugin } from 'vite';

const QUERY = '?bundled';
/** Hono's adapter for Bun can serve files; a page has none. */
const NO_FILES = fileURLToPath(new URL('./no-files.ts', import.meta.url));

/**
 * Makes `import text from './some.entry.ts?bundled'` the text of one classic script with all that
 * the entry imports in it. It is for realms that load nothing: the frames and workers in which the
 * reader's programs run get their runtime from the page as text. As text it is part of a chunk of
 * the site, so that it has a hash in its name and is compressed like all the others.
 */
export function bundled(): Plugin {
	return {
		name: 'bundled',
		enforce: 'pre',
		async resolveId(source, importer) {
			if (!source.endsWith(QUERY)) return null;
			const found = await this.resolve(source.slice(0, -QUERY.length), importer);
			return found && found.id + QUERY;
		},
		async load(id) {
			if (!id.endsWith(QUERY)) return null;
			const { text, files } = await bundle(id.slice(0, -QUERY.length));
			// In the dev server a change of any of them makes the script anew.
			for (const file of files) this.addWatchFile(file);
			return { code: `export default ${JSON.stringify(text)};`, moduleType: 'js', map: null };
		},
	};
}

async function bundle(entry: string): Promise<{ text: string; files: string[] }> {
	const built = await build({
		configFile: false,
		envDir: false,
		logLevel: 'warn',
		mode: 'production',
		root: fileURLToPath(new URL('../../', import.meta.url)),
		publicDir: false,
		resolve: {
			// Svelte says in words what goes wrong, as it does in the reader's own `vite dev`.
			conditions: ['browser', 'development'],
			alias: [{ find: /^node:(?:fs\/promises|path)$/, replacement: NO_FILES }],
		},
		build: {
			write: false,
			modulePreload: false,
			target: 'es2022',
			rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } },
		},
	});
	const output = [built].flat()[0];
	if (!output || !('output' in output)) throw new Error(`Vite made no script of ${entry}.`);
	const [chunk] = output.output;
	return { text: chunk.code, files: chunk.moduleIds.filter((file) => file.startsWith('/')) };
}
