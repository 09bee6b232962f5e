import { createHash } from 'node:crypto';

import type { Precache } from '#docs/offline/worker-scope';

/** A built file: its path in the site, with `/` on every system, and what is in it. */
export interface BuiltFile {
	readonly path: string;
	readonly bytes: Buffer;
}

/**
 * What no page asks for: what search engines and installers fetch for themselves, and the ready-made
 * search boxes that Pagefind writes beside its index.
 */
const UNUSED =
	/^(?:sitemap.*\.xml|robots\.txt|icons\/.*|pagefind\/pagefind-(?:ui|modular-ui|component-ui|highlight)\..*)$/;
/** In bytes, uncompressed: more than any part of a page has, less than an editor or a compiler. */
const HEAVY = 150_000;
/** The folder whose files have their hash in their name. */
const HASHED = '_astro/';
/** Static imports of a built script; those by `import(…)` are for later. */
const IMPORT = /\b(?:from|import)\s*["']\.\/([^"']+)["']/g;

/**
 * Decides what the whole workbook needs to be read without a network. Everything that was built is
 * kept, except what is heavy and on no page before somebody asks for it.
 */
export function precacheOf(files: readonly BuiltFile[]): Precache {
	const onPages = neededByPages(files);
	const used = files
		.filter(({ path }) => !UNUSED.test(path))
		.sort((a, b) => (a.path < b.path ? -1 : 1));
	const isHeavy = ({ path, bytes }: BuiltFile) => bytes.length > HEAVY && !onPages.has(path);
	return {
		entries: used
			.filter((file) => !isHeavy(file))
			.map(({ path, bytes }) => ({
				url: addressOf(path),
				revision: path.startsWith(HASHED) ? null : hash(bytes),
			})),
		heavy: used.filter(isHeavy).map(({ path }) => path),
	};
}

/** The pages, the files of `_astro/` that they name, and what those import, all the way down. */
function neededByPages(files: readonly BuiltFile[]): Set<string> {
	const pages = files.filter(({ path }) => path.endsWith('.html'));
	const parts = new Map(
		files.filter(({ path }) => path.startsWith(HASHED)).map((file) => [file.path, file]),
	);
	const needed = new Set(pages.map(({ path }) => path));
	const waiting = pages.flatMap(({ bytes }) =>
		[...bytes.toString().matchAll(/\b_astro\/[\w.@-]+/g)].map(([path]) => path),
	);
	for (const path of waiting) {
		const part = parts.get(path);
		if (!part || needed.has(path)) continue;
		needed.add(path);
		if (!path.endsWith('.js')) continue;
		for (const [, name = ''] of part.bytes.toString().matchAll(IMPORT)) {
			waiting.push(HASHED + name);
		}
	}
	return needed;
}

/** `ja/index.html` is asked for as `ja/`. The door keeps its name: at `/` our server redirects. */
const addressOf = (path: string) => path.replace(/\/index\.html$/, '/');

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
