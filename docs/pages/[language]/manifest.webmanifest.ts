import type { APIRoute, GetStaticPaths } from 'astro';

import { LANGUAGES } from '#docs/languages';
import { pickWords, say } from '#docs/lib/translation';

/** The colours of the paper: `--sl-color-bg` of docs/styles/site.css, and the blue of the icon. */
const PAPER = '#fdfdfc';
const BLUE = '#3b5bdb';

export const getStaticPaths = (() =>
	Object.keys(LANGUAGES).map((language) => ({ params: { language } }))) satisfies GetStaticPaths;

/**
 * What a browser needs to install the workbook as an app (W3C Web Application Manifest). One app,
 * in the language of the page that it was installed from.
 */
export const GET: APIRoute = ({ params: { language }, locals }) => {
	const words = pickWords(locals.t.all(), 'app');
	const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
	const png = (name: string, size: number, purpose: 'any' | 'maskable') => ({
		src: `${base}icons/${name}.png`,
		sizes: `${String(size)}x${String(size)}`,
		type: 'image/png',
		purpose,
	});
	return Response.json({
		id: base,
		lang: language,
		dir: 'ltr',
		name: say(words, 'name'),
		short_name: say(words, 'short-name'),
		description: say(words, 'description'),
		start_url: `${base}${language ?? ''}/`,
		scope: base,
		display: 'standalone',
		background_color: PAPER,
		theme_color: BLUE,
		categories: ['education'],
		icons: [
			{ src: `${base}favicon.svg`, sizes: 'any', type: 'image/svg+xml' },
			png('icon-192', 192, 'any'),
			png('icon-512', 512, 'any'),
			png('maskable-512', 512, 'maskable'),
		],
	});
};
