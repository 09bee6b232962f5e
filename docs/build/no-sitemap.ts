import type { AstroIntegration } from 'astro';

/**
 * Stands in for the sitemap that Starlight adds by itself. A sitemap names whole addresses, and a
 * build for no particular host has none: Starlight's would warn about it in every build.
 */
export function noSitemap(): AstroIntegration {
	return { name: '@astrojs/sitemap', hooks: {} };
}
