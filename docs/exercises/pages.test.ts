import { describe, expect, test } from 'bun:test';

import { LANGUAGES } from '#docs/languages';
import { exercises } from './exercises';

const textOf = (language: string, page: string) =>
	Bun.file(new URL(`../content/docs/${language}/${page}.mdx`, import.meta.url)).text();

describe.each(Object.keys(LANGUAGES))('in %s', (language) => {
	test.each(exercises)('$slug and its lesson lead to each other', async ({ slug, lesson }) => {
		const exercise = await textOf(language, `exercises/${slug}`);
		expect(exercise).toContain(`(/${language}/lessons/${lesson}/)`);
		expect(await textOf(language, `lessons/${lesson}`)).toContain(
			`(/${language}/exercises/${slug}/)`,
		);
	});
});
