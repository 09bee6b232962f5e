import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

const PAGEFIND = '@pagefind/default-ui';
const LAZY = fileURLToPath(new URL('../overrides/lazy-pagefind-ui.ts', import.meta.url));

/**
 * Loads the search box when a reader reaches for it. Starlight loads it (21 KB) on every page as
 * soon as the browser is idle; here its import gets `lazy-pagefind-ui.ts`, which waits.
 */
export function lazySearch(): AstroIntegration {
	return {
		name: 'lazy-search',
		hooks: {
			'astro:config:setup'({ updateConfig }) {
				updateConfig({
					vite: {
						plugins: [
							{
								name: 'lazy-search',
								enforce: 'pre',
								async resolveId(id, importer) {
									if (id !== PAGEFIND) return null;
									if (importer !== LAZY) return LAZY;
									// Pagefind is a dependency of Starlight, not of ours.
									const starlight = await this.resolve('@astrojs/starlight', importer);
									return this.resolve(id, starlight?.id, { skipSelf: true });
								},
							},
						],
					},
				});
			},
		},
	};
}
