import { expect, test } from 'bun:test';
import { deflateRawSync } from 'node:zlib';

import { carriesProgram, fromFragment, LONGEST_LINK, toFragment } from './share';

const SHARED = {
	step: 'chat-app/6-come-back',
	base: '0123456789abcdef',
	files: { 'server/src/index.ts': "const 挨拶 = 'こんにちは \u{1F44B}';\n" },
};

const packed = (content: unknown) =>
	`#program=${deflateRawSync(JSON.stringify(content)).toString('base64url')}`;

test('a program comes out of a link as it went in', async () => {
	const fragment = await toFragment(SHARED);
	expect(fragment).toMatch(/^#program=[\w-]+$/);
	expect(await fromFragment(fragment)).toMatchObject(SHARED);
});

test('the biggest program of the lessons fits into a link', async () => {
	const step = `${import.meta.dir}/../listings/${SHARED.step}`;
	const paths = ['server/src/index.ts', 'server/src/protocol.ts', 'web/src/App.svelte'];
	const files = Object.fromEntries(
		await Promise.all(
			paths.map(async (path) => [path, await Bun.file(`${step}/${path}`).text()] as const),
		),
	);
	expect((await toFragment({ ...SHARED, files })).length).toBeLessThan(LONGEST_LINK);
});

test('an address without a program carries none', async () => {
	expect(carriesProgram('#goal')).toBe(false);
	expect(await fromFragment('#goal')).toBeUndefined();
});

test('a link that was cut off, or is none of ours, is broken', async () => {
	const fragment = await toFragment(SHARED);
	const broken = [
		fragment.slice(0, -9),
		'#program=',
		'#program=%E3%81%82',
		'#program=AAAA',
		packed('no program'),
		packed({ ...SHARED, version: 2 }),
		packed({ ...SHARED, version: 1, step: '../../elsewhere' }),
		packed({ ...SHARED, version: 1, files: { 'index.html': '' } }),
	];
	for (const link of broken) expect(await fromFragment(link)).toBeUndefined();
});

test('a link that unpacks to more than any program is broken', async () => {
	const files = { 'server/src/index.ts': ' '.repeat(5_000_000) };
	expect(await fromFragment(packed({ ...SHARED, version: 1, files }))).toBeUndefined();
});
