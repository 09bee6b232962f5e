import { describe, expect, test } from 'bun:test';

import { quote, QuoteError, withoutMarkers } from './quote';

const sources = {
	'a/1/index.ts':
		'one\n// #region middle\n\ttwo\n\t\tthree\n// #endregion\nfour\n',
	'a/2/index.ts':
		'one\n// #region middle\n\ttwo\n\t\tthree and a half\n// #endregion\nfour\nfive\n',
	'a/1/App.svelte':
		'<p>\n\t<!-- #region words -->\n\twords\n\t<!-- #endregion -->\n</p>\n',
};

describe('a quote', () => {
	test('of a file leaves the markers out', () => {
		expect(quote(sources, 'a/1/index.ts')).toEqual({
			code: 'one\n\ttwo\n\t\tthree\nfour',
			firstLine: 1,
			inserted: [],
		});
	});

	test('of a region starts at its own line and indent', () => {
		expect(quote(sources, 'a/1/index.ts', { region: 'middle' })).toEqual({
			code: 'two\n\tthree',
			firstLine: 2,
			inserted: [],
		});
	});

	test('of a region in markup is found by its HTML comment', () => {
		expect(quote(sources, 'a/1/App.svelte', { region: 'words' }).code).toBe(
			'words',
		);
	});

	test('marks the lines that the step before did not have', () => {
		expect(
			quote(sources, 'a/2/index.ts', { before: 'a/1/index.ts' }).inserted,
		).toEqual([3, 5]);
		expect(
			quote(sources, 'a/2/index.ts', {
				region: 'middle',
				before: 'a/1/index.ts',
			}).inserted,
		).toEqual([2]);
	});

	test('of a missing file fails, and names the files there are', () => {
		const missing = () => quote(sources, 'a/3/index.ts');
		expect(missing).toThrow(QuoteError);
		expect(missing).toThrow('There is no listing "a/3/index.ts".');
		expect(() =>
			quote(sources, 'a/1/index.ts', { before: 'a/0/index.ts' }),
		).toThrow('a/0/index.ts');
	});

	test('of a missing region fails, and names the regions there are', () => {
		try {
			quote(sources, 'a/1/index.ts', { region: 'end' });
			expect.unreachable();
		} catch (error) {
			expect(error).toMatchObject({
				name: 'QuoteError',
				message: 'The listing "a/1/index.ts" has no region "end".',
				hint: 'Its regions are: middle',
			});
		}
	});
});

test('a whole program has no markers of regions, and every other line', () => {
	expect(withoutMarkers(sources['a/1/index.ts'])).toBe(
		'one\n\ttwo\n\t\tthree\nfour\n',
	);
	expect(withoutMarkers(sources['a/1/App.svelte'])).toBe(
		'<p>\n\twords\n</p>\n',
	);
});
