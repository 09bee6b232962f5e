import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';
import { parse, type AtRule } from 'postcss';

/** The class by which Svelte or Astro ties a component's styles to its elements. */
const SCOPE = /\b(?:svelte-[a-z0-9]+|astro-[a-z0-9]{8})\b/g;
const INLINE_SHEET = /<style>([\s\S]*?)<\/style>/g;
const LINKED_SHEET = /<link rel="stylesheet" href="[^"]*\/([\w.-]+\.css)">/g;
const SCRIPT = /(?:src|component-url|renderer-url)="[^"]*\/([\w.-]+\.js)"/g;
const STATIC_IMPORT = /\b(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;
const DYNAMIC_IMPORT = /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

const scopesOf = (text: string) => new Set(text.match(SCOPE));
const firstGroups = (text: string, pattern: RegExp) =>
	[...text.matchAll(pattern)].map(([, group = '']) => group);

/** The scopes of the components that a page may show. */
interface Shown {
	/** From its first moment: what its HTML has, and what its scripts import. */
	readonly atOnce: ReadonlySet<string>;
	/** Those, and what its scripts may load later. */
	readonly ever: ReadonlySet<string>;
}

/**
 * Finds which components a page may show.
 * @param scripts - the text of each built script, by its file name
 */
export function shownOn(html: string, scripts: ReadonlyMap<string, string>): Shown {
	const body = html.replaceAll(INLINE_SHEET, '');
	const reach = (follow: readonly RegExp[]) => {
		const scopes = scopesOf(body);
		const seen = new Set(firstGroups(body, SCRIPT));
		for (const name of seen) {
			const script = scripts.get(name) ?? '';
			for (const scope of scopesOf(script)) scopes.add(scope);
			for (const pattern of follow) firstGroups(script, pattern).forEach((next) => seen.add(next));
		}
		return scopes;
	};
	return { atOnce: reach([STATIC_IMPORT]), ever: reach([STATIC_IMPORT, DYNAMIC_IMPORT]) };
}

/** Takes the rules out of a sheet that are about components of other pages. */
export function ownRules(sheet: string, shown: ReadonlySet<string>): string {
	const root = parse(sheet);
	root.walkRules((rule) => {
		const isForeign = (selector: string) => !scopesOf(selector).isSubsetOf(shown);
		if (rule.selectors.every(isForeign)) rule.remove();
	});
	// Inner ones first: an at-rule may hold nothing but another.
	const atRules: AtRule[] = [];
	root.walkAtRules((atRule) => {
		atRules.unshift(atRule);
	});
	for (const atRule of atRules) if (atRule.nodes?.length === 0) atRule.remove();
	return root.toString().trim();
}

/** Leaves a page the styles that are its own: in its `<style>` elements and its links to sheets. */
export function withOwnStyles(
	html: string,
	scripts: ReadonlyMap<string, string>,
	sheets: ReadonlyMap<string, string>,
): string {
	const { atOnce, ever } = shownOn(html, scripts);
	return html
		.replaceAll(INLINE_SHEET, (_, sheet: string) => {
			const own = ownRules(sheet, ever);
			return own && `<style>${own}</style>`;
		})
		.replaceAll(LINKED_SHEET, (link, name: string) => {
			const scopes = scopesOf(sheets.get(name) ?? '');
			// Whoever imports a script later loads its sheet with it.
			return scopes.size > 0 && scopes.isDisjointFrom(atOnce) ? '' : link;
		});
}

/**
 * Leaves each page the styles of the components that it may show. Astro gives every page that one
 * route renders the styles of whatever any of them shows or may ever import: the workbook's pages
 * are one route, so the reference would carry each demo's styles, and the playground's.
 */
export function ownStyles(): AstroIntegration {
	return {
		name: 'own-styles',
		hooks: {
			async 'astro:build:done'({ dir, logger }) {
				const root = fileURLToPath(dir);
				const files = await readdir(root, { recursive: true });
				const textsOf = async (folder: RegExp) => {
					const matching = files.filter((file) => folder.test(file));
					const texts = matching.map(async (file) => {
						const name = file.replace(/^.*[\\/]/, '');
						return [name, await readFile(join(root, file), 'utf8')] as const;
					});
					return new Map(await Promise.all(texts));
				};
				const scripts = await textsOf(/^_astro[\\/].*\.js$/);
				const sheets = await textsOf(/^_astro[\\/].*\.css$/);
				let saved = 0;
				for (const page of files.filter((file) => file.endsWith('.html'))) {
					const path = join(root, page);
					const html = await readFile(path, 'utf8');
					const lighter = withOwnStyles(html, scripts, sheets);
					saved += html.length - lighter.length;
					if (lighter !== html) await writeFile(path, lighter);
				}
				logger.info(`The pages lost ${String(Math.round(saved / 1000))} KB of foreign styles.`);
			},
		},
	};
}
