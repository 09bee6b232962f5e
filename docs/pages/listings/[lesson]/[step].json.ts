import type { APIRoute, GetStaticPaths } from 'astro';

import { programs } from '#docs/listings/programs';

/** One file for each program that the playground can open, fetched when it is opened. */
export const getStaticPaths = (() =>
	Object.keys(programs).map((name) => {
		const [lesson, step] = name.split('/');
		return { params: { lesson, step } };
	})) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params: { lesson, step } }) =>
	Response.json(programs[`${String(lesson)}/${String(step)}`]);
