import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { LANGUAGES, type Language } from '#docs/languages';

/** Playwright runs in the folder of its configuration. */
const dist = join(process.cwd(), 'dist');

/** One built page. */
export interface BuiltPage {
	/** As it stands in an address, from the root of the site: `/ja/lessons/pub-sub/`. */
	readonly path: string;
	readonly language: Language;
	/** Whether a demo of ours runs on it. */
	readonly live: boolean;
	readonly html: string;
}

/** Worksheets are made by one template: what holds for every page is asked of this one's. */
const SHEET = 'worksheets/pub-sub/';

/** Every page of the workbook that was built, in both languages, found by walking dist/. */
const built: readonly BuiltPage[] = Object.keys(LANGUAGES)
	.filter((language): language is Language => language in LANGUAGES)
	.flatMap((language) =>
		readdirSync(join(dist, language), { recursive: true, encoding: 'utf8' })
			.filter((file) => /(^|[\\/])index\.html$/.test(file))
			.map((file) => {
				const html = readFileSync(join(dist, language, file), 'utf8');
				const folder = file.replaceAll('\\', '/').replace(/index\.html$/, '');
				const live = /<[^>]+\sdata-(?:demo|exercise)[=\s>]/.test(html);
				return { path: `/${language}/${folder}`, language, live, html };
			}),
	)
	.sort((a, b) => a.path.localeCompare(b.path));

/** Every page, and of the worksheets one. */
export const pages = built.filter(
	({ path }) => !path.includes('/worksheets/') || path.endsWith(`/${SHEET}`),
);

/** Of pages that one template makes, such as the exercises, the first; and each of the others. */
export function oneOfEachKind(of: readonly BuiltPage[]): readonly BuiltPage[] {
	const kinds = new Map<string, BuiltPage>();
	for (const page of of) {
		const kind = page.path.replace(
			/^(\/\w+\/(?:exercises|reference|worksheets)\/)[^/]+\/.*$/,
			'$1',
		);
		if (!kinds.has(kind)) kinds.set(kind, page);
	}
	return [...kinds.values()];
}

/** The worksheet of every lesson; `answers/` leads to its answers. */
export const worksheets = built.filter(({ path }) => /\/worksheets\/[^/]+\/$/.test(path));

/** Reads a file of the build that is no page of the workbook, such as `index.html`. */
export const builtFile = (name: string): string => readFileSync(join(dist, name), 'utf8');

/** The status that the server answers a page with; the pages for what is missing say so. */
export const statusOf = ({ path }: BuiltPage): number => (path.endsWith('/404/') ? 404 : 200);

/** Waits until the page has all it asked for and each island that loads by itself is alive. */
export async function settled(page: Page): Promise<void> {
	await page.waitForLoadState('networkidle');
	await page.waitForFunction(
		() => !document.querySelector('astro-island[ssr]:is([client=load],[client=idle])'),
	);
}
