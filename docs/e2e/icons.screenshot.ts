import { readFileSync } from 'node:fs';

import { test } from './fixtures';

const favicon = readFileSync('docs/public/favicon.svg', 'utf8');

// The icons of the installed app, for systems that take no SVG. All are the favicon: `maskable`
// reaches to the edges, with the drawing inside the circle that no system cuts away (a radius of 40 %), and
// iOS rounds the corners itself.
for (const { name, size, bleed } of [
	{ name: 'icon-192', size: 192, bleed: false },
	{ name: 'icon-512', size: 512, bleed: false },
	{ name: 'maskable-512', size: 512, bleed: true },
	{ name: 'apple-touch-icon', size: 180, bleed: true },
]) {
	test(name, async ({ page }) => {
		await page.setViewportSize({ width: size, height: size });
		const drawing = bleed ? 'width: 70%; margin: 15%' : 'width: 100%';
		await page.setContent(
			`<body style="margin: 0; background: ${bleed ? '#3b5bdb' : 'transparent'}">${favicon}</body>
			<style>svg { display: block; ${drawing} }</style>`,
		);
		await page.screenshot({ path: `docs/public/icons/${name}.png`, omitBackground: true });
	});
}
