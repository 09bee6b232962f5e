import { getCollection } from 'astro:content';
import { AstroError } from 'astro/errors';

import { isLanguage, type Language, LANGUAGES } from '#docs/languages';
import { type Lesson, readLesson } from './lesson';

/** A lesson that has a worksheet. */
export interface Sheet {
	title: string;
	lesson: Lesson;
	/** The paths of the lesson, its worksheet, and the answers. */
	href: string;
	worksheet: string;
	answers: string;
}

/** The paths of the worksheets of every lesson in every language, as Astro's routes want them. */
export async function sheets(): Promise<
	{ params: { language: Language; lesson: string }; props: Sheet }[]
> {
	const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
	const pages = await getCollection('docs');
	return Object.keys(LANGUAGES)
		.filter(isLanguage)
		.flatMap((language) =>
			pages.flatMap(({ id, body = '', data: { title } }) => {
				const [, lesson] = /^lessons\/([^/]+)$/.exec(id.replace(`${language}/`, '')) ?? [];
				if (lesson === undefined || !id.startsWith(`${language}/`)) return [];
				const worksheet = `${base}${language}/worksheets/${lesson}/`;
				const props = {
					title,
					lesson: readAs(id, body),
					href: `${base}${id}/`,
					worksheet,
					answers: `${worksheet}answers/`,
				};
				return [{ params: { language, lesson }, props }];
			}),
		);
}

function readAs(id: string, body: string): Lesson {
	try {
		return readLesson(body);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new AstroError(
			`No worksheet can be made of docs/content/docs/${id}.mdx: ${why}`,
			'A worksheet takes its lesson as it is: see docs/worksheets/lesson.ts for how it is built.',
		);
	}
}
