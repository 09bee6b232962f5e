import { fileURLToPath } from 'node:url';

import starlight from '@astrojs/starlight';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';

import { bundled } from './docs/build/bundled';
import { compilerApart } from './docs/build/compiler-apart';
import { contentSecurityPolicy } from './docs/build/content-security-policy';
import { lazySearch } from './docs/build/lazy-search';
import { linksUnderBase } from './docs/build/links-under-base';
import { noSitemap } from './docs/build/no-sitemap';
import { ownStyles } from './docs/build/own-styles';
import { precompress } from './docs/build/precompress';
import { serviceWorker } from './docs/build/service-worker';
import { DEFAULT_LANGUAGE, LANGUAGES } from './docs/languages';
import { sidebar } from './docs/sidebar';

/** Set for a public host: its address, and the folder that it serves the workbook from. */
const { SITE_URL, BASE_PATH } = process.env;
/** Set by `npm run dev`, where the demo server stands before Astro's. */
const { ASTRO_DEV_PORT } = process.env;

/** Small modules that are used together: as a request, each would cost more than it weighs. */
const TOGETHER = [
	{
		name: 'parts',
		test: /vite\/preload-helper|\/docs\/lib\/(after|browser-store|when-idle|language-choice|translation)\.ts$/,
	},
];

export default defineConfig({
	...(SITE_URL && { site: SITE_URL }),
	...(BASE_PATH && { base: BASE_PATH }),
	srcDir: './docs',
	publicDir: './docs/public',
	// The service worker brings every page; a second way would weigh on each.
	prefetch: false,
	integrations: [
		linksUnderBase(),
		starlight({
			title: { ja: 'さわって学ぶ WebSocket', en: 'WebSocket, Hands On' },
			defaultLocale: DEFAULT_LANGUAGE,
			locales: LANGUAGES,
			sidebar,
			disable404Route: true,
			head: [
				{
					tag: 'script',
					// Paper is white, whatever the screen is.
					content: `(() => {
	const root = document.documentElement;
	let theme;
	addEventListener('beforeprint', () => {
		theme = root.dataset.theme;
		root.dataset.theme = 'light';
	});
	addEventListener('afterprint', () => {
		root.dataset.theme = theme;
	});
})();`,
				},
			],
			customCss: ['./docs/styles/site.css'],
			components: {
				Banner: './docs/overrides/Banner.astro',
				Footer: './docs/overrides/Footer.astro',
				Head: './docs/overrides/Head.astro',
				Search: './docs/overrides/Search.astro',
			},
			// Lessons name the reader's own addresses, such as http://localhost:3000.
			plugins: [starlightLinksValidator({ errorOnLocalLinks: false })],
		}),
		svelte(),
		lazySearch(),
		...(SITE_URL ? [] : [noSitemap()]),
		ownStyles(),
		contentSecurityPolicy(),
		serviceWorker(),
		precompress(),
	],
	vite: {
		plugins: [bundled(), compilerApart()],
		resolve: {
			alias: [
				{
					find: /^.*components-internals\/TableOfContents\/starlight-toc$/,
					replacement: fileURLToPath(
						new URL('./docs/overrides/table-of-contents.ts', import.meta.url),
					),
				},
			],
		},
		build: {
			// The compiler of the playground is one chunk of 1 MB that a click loads; what a page loads
			// before that has a budget of its own (docs/e2e/pages.test.ts).
			chunkSizeWarningLimit: 1_200,
			// Astro marks its modules with directives of its own, which Rolldown does not know.
			rolldownOptions: {
				checks: { moduleLevelDirective: false },
				output: { codeSplitting: { groups: TOGETHER } },
			},
		},
		// The page comes from another port than Vite, so its reloads are told where to dial.
		...(ASTRO_DEV_PORT && {
			server: { ws: { host: '127.0.0.1', clientPort: Number(ASTRO_DEV_PORT) } },
		}),
	},
});
