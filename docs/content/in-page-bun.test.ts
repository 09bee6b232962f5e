import { CASES } from '#docs/playground/bun/differential/cases';
import { describe, expect, test } from 'bun:test';

const page = (language: string) =>
	Bun.file(`${import.meta.dir}/docs/${language}/reference/in-page-bun.mdx`).text();

describe.each(['ja', 'en'])('the page about the Bun in the page, in %s', (language) => {
	test('has an entry for each difference that a program shows, and for no other', async () => {
		const entries = [...(await page(language)).matchAll(/\{\/\* difference: (\S+) \*\/\}/g)];
		const shown = CASES.flatMap(({ differs, engineWords }) => [
			...(differs ? [differs] : []),
			...(engineWords ? ['engine-words'] : []),
		]);
		expect(entries.map(([, name]) => name ?? '').sort()).toEqual(
			[...new Set<string>(shown)].sort(),
		);
	});
});
