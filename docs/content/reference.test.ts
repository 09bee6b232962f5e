import { CLOSE_CODES, ERROR_CODES, REFUSALS, STANDARD_CLOSE_CODES } from '#protocol';
import { describe, expect, test } from 'bun:test';

import { readPage } from './testing/page';

/** Codes of RFC 6455 that a reader meets though our own server sends none of them. */
const ALSO_MET = [1002, 1003, 1007, 1008, 1011];

const closeCodes = [
	...Object.values(STANDARD_CLOSE_CODES),
	...ALSO_MET,
	...Object.values(CLOSE_CODES),
].map(String);

describe.each(['ja', 'en'])('the reference in %s', (language) => {
	const headingsOf = async (name: string) => {
		const page = await readPage(`${import.meta.dir}/docs/${language}/reference/${name}.mdx`);
		return page.headings.filter((heading) => heading.level === 2).map((heading) => heading.text);
	};

	test('has one entry for each error code', async () => {
		expect((await headingsOf('errors')).sort()).toEqual([...ERROR_CODES].sort());
	});

	test('has one entry for each close code, in their order', async () => {
		expect(await headingsOf('close-codes')).toEqual(closeCodes.sort());
	});

	test('has one entry for each refusal', async () => {
		expect((await headingsOf('refusals')).sort()).toEqual(Object.keys(REFUSALS).sort());
	});

	test('gives each refusal the status that the server sends', async () => {
		const page = await readPage(`${import.meta.dir}/docs/${language}/reference/refusals.mdx`);
		for (const [code, status] of Object.entries(REFUSALS)) {
			expect(page.section(code)).toMatch(
				new RegExp(`\\*\\*(?:Status|ステータス)\\*\\*.\\s?${status}\\n`),
			);
		}
	});

	test('names each close code of our own', async () => {
		const page = await readPage(`${import.meta.dir}/docs/${language}/reference/close-codes.mdx`);
		for (const [name, code] of Object.entries(CLOSE_CODES)) {
			expect(page.section(String(code))).toContain(`\`${name}\``);
		}
	});
});
