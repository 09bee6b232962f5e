import type { APIRoute, GetStaticPaths } from 'astro';

import { LANGUAGES } from '#docs/languages';
import { pickWords } from '#docs/lib/translation';

export const getStaticPaths = (() =>
	Object.keys(LANGUAGES).map((language) => ({ params: { language } }))) satisfies GetStaticPaths;

/** The words of the playground: too many for pages on which it may never be opened. */
export const GET: APIRoute = ({ locals }) => {
	const all = locals.t.all();
	return Response.json({ ...pickWords(all, 'stage'), ...pickWords(all, 'playground') });
};
