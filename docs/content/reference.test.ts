import { CLOSE_CODES, ERROR_CODES, LIMITS, REFUSALS, STANDARD_CLOSE_CODES } from '#protocol';
import { describe, expect, test } from 'bun:test';

import { HANDSHAKE_RATE } from '#demo-server/guards/admission';
import { INBOUND_LIMITS } from '#demo-server/guards/inbound';
import { REQUEST_RATE } from '#demo-server/guards/request-admission';
import { ROOM_RATE } from '#demo-server/rooms/rooms';
import { WIRES } from '#docs/reference/messages';

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

	test('tells how often an address may ask', async () => {
		const page = await readPage(`${import.meta.dir}/docs/${language}/reference/refusals.mdx`);
		for (const [code, { burst, perSecond }] of [
			['too-many-handshakes', HANDSHAKE_RATE],
			['too-many-requests', REQUEST_RATE],
		] as const) {
			const told = page
				.section(code)
				.match(/\b\d+\b/g)
				?.map(Number);
			expect(told).toEqual(expect.arrayContaining([burst, perSecond]));
		}
	});

	test('names each close code of our own', async () => {
		const page = await readPage(`${import.meta.dir}/docs/${language}/reference/close-codes.mdx`);
		for (const [name, code] of Object.entries(CLOSE_CODES)) {
			expect(page.section(String(code))).toContain(`\`${name}\``);
		}
	});
});

/** The echo speaks plain text: these are the errors that it has. */
const OF_ECHO = ['binary-data', 'slow-down', 'text-too-long'];

describe.each(['ja', 'en'])('the other pages in %s:', (language) => {
	const read = (name: string) =>
		readPage(`${import.meta.dir}/docs/${language}/reference/${name}.mdx`);

	test('each error of the echo says how the echo answers', async () => {
		const page = await read('errors');
		for (const code of OF_ECHO) expect(page.section(code)).toContain(`\`error: ${code}\``);
	});

	test('the protocol lists the messages of each demo that speaks JSON', async () => {
		const page = await read('protocol');
		expect(page.components.filter((name) => name.startsWith('Messages'))).toEqual(
			Object.keys(WIRES).map((live) => `Messages live="${live}"`),
		);
		for (const live of Object.keys(WIRES))
			expect(page.section(`/live/${live}`)).toContain(`<Messages live="${live}" />`);
	});

	test('the protocol tells the bounds that the server keeps', async () => {
		const common = (await read('protocol')).section(
			language === 'ja' ? 'どのデモにも当てはまること' : 'What all demos have in common',
		);
		const { rate, mistakes } = INBOUND_LIMITS;
		const told = (common.match(/\b\d+\b/g) ?? []).map(Number);
		expect(told).toEqual(
			expect.arrayContaining([rate.burst, rate.perSecond, ROOM_RATE.burst, ROOM_RATE.perSecond]),
		);
		expect(told).toContain(LIMITS.frameBytes / 1024);
		expect(told).toContain(LIMITS.joinTimeout / 1000);
		expect(told).toContain(mistakes);
	});

	test('the cheat sheet has every close code', async () => {
		const sheet = await Bun.file(
			`${import.meta.dir}/docs/${language}/reference/cheat-sheet.mdx`,
		).text();
		const rows = [...sheet.matchAll(/^\| (\d{4}) /gm)].map(([, code]) => code);
		expect(rows).toEqual([...closeCodes].sort());
	});
});

test('the glossary has the same pairs of words in both languages', async () => {
	const pairsIn = async (language: string) => {
		const source = await Bun.file(
			`${import.meta.dir}/docs/${language}/reference/glossary.mdx`,
		).text();
		return [...source.matchAll(/^\| ([^-].*?) +\| (.+?) +\|/gm)].map(
			([, first = '', second = '']) => ({ first, second }),
		);
	};
	const inJapanese = await pairsIn('ja');
	expect(inJapanese.length).toBeGreaterThan(30);
	expect(await pairsIn('en')).toEqual(
		inJapanese.map(({ first, second }) => ({ first: second, second: first })),
	);
});
