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

/** Every page of the workbook that was built, in both languages, found by walking dist/. */
export const pages: readonly BuiltPage[] = Object.keys(LANGUAGES)
	.filter((language): language is Language => language in LANGUAGES)
	.flatMap((language) =>
		readdirSync(join(dist, language), { recursive: true, encoding: 'utf8' })
			.filter((file) => /(^|[\\/])index\.html$/.test(file))
			.map((file) => {
				const html = readFileSync(join(dist, language, file), 'utf8');
				const folder = file.replaceAll('\\', '/').replace(/index\.html$/, '');
				const live = /<[^>]+\sdata-demo[=\s>]/.test(html);
				return { path: `/${language}/${folder}`, language, live, html };
			}),
	)
	.sort((a, b) => a.path.localeCompare(b.path));

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
