import starlight from '@astrojs/starlight';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';

import { contentSecurityPolicy } from './docs/build/content-security-policy';
import { lazySearch } from './docs/build/lazy-search';
import { noSitemap } from './docs/build/no-sitemap';
import { precompress } from './docs/build/precompress';
import { DEFAULT_LANGUAGE, LANGUAGES } from './docs/languages';
import { sidebar } from './docs/sidebar';

/** Set for a public host: its address, and the folder that it serves the workbook from. */
const { SITE_URL, BASE_PATH } = process.env;
/** Set by `npm run dev`, where the demo server stands before Astro's. */
const { ASTRO_DEV_PORT } = process.env;

export default defineConfig({
	...(SITE_URL && { site: SITE_URL }),
	...(BASE_PATH && { base: BASE_PATH }),
	srcDir: './docs',
	publicDir: './docs/public',
	integrations: [
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
				LanguageSelect: './docs/overrides/LanguageSelect.astro',
				Search: './docs/overrides/Search.astro',
			},
			// Lessons name the reader's own addresses, such as http://localhost:3000.
			plugins: [starlightLinksValidator({ errorOnLocalLinks: false })],
		}),
		svelte(),
		lazySearch(),
		...(SITE_URL ? [] : [noSitemap()]),
		contentSecurityPolicy(),
		precompress(),
	],
	vite: {
		build: {
			// Astro marks its modules with directives of its own, which Rolldown does not know.
			rolldownOptions: { checks: { moduleLevelDirective: false } },
		},
		// The page comes from another port than Vite, so its reloads are told where to dial.
		...(ASTRO_DEV_PORT && {
			server: { ws: { host: '127.0.0.1', clientPort: Number(ASTRO_DEV_PORT) } },
		}),
	},
});
