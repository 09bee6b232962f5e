import { AstroError } from 'astro/errors';

import { partOf } from '#docs/lib/progress/progress';

/**
 * The folder of the worksheet that belongs to a lesson's page, below the folder of the site. The
 * answers to its questions lie there, too.
 * @throws {AstroError} on a page that is no lesson: only lessons have answers
 */
export function sheetOf({ pathname }: URL): string {
	const base = import.meta.env.BASE_URL;
	const [, slug] = /^lessons\/(.+)$/.exec(partOf(pathname, base) ?? '') ?? [];
	const [language] = pathname.slice(base.replace(/\/$/, '').length).split('/').filter(Boolean);
	if (slug === undefined || language === undefined) {
		throw new AstroError(
			`There is a question on ${pathname}, which is no lesson.`,
			'Put it into a lesson: docs/worksheets collects the answers from there.',
		);
	}
	return `${language}/worksheets/${slug}/`;
}
