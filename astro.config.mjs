import starlight from '@astrojs/starlight';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';

import { sidebar } from './docs/sidebar';

export default defineConfig({
	srcDir: './docs',
	publicDir: './docs/public',
	integrations: [
		starlight({
			title: { ja: 'さわって学ぶ WebSocket', en: 'WebSocket, Hands On' },
			defaultLocale: 'ja',
			sidebar,
			locales: {
				ja: { label: '日本語', lang: 'ja' },
				en: { label: 'English', lang: 'en' },
			},
		}),
		svelte(),
	],
});
