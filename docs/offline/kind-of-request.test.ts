import { describe, expect, test } from 'bun:test';

import { kindOfRequest } from './kind-of-request';

describe.each(['http://localhost:4321/', 'https://example.org/workbook/'])('under %s', (scope) => {
	const kind = (path: string, method = 'GET') =>
		kindOfRequest({ method, url: scope + path }, scope);

	test.each(['live/echo', 'live/push/next?after=3', 'healthz', 'addresses', 'metrics?x'])(
		'%s is for the server that runs now',
		(path) => {
			expect(kind(path)).toBe('not-ours');
		},
	);

	test('a page, the door and the search are asked for, and kept', () => {
		for (const path of [
			'',
			'ja/',
			'en/lessons/pub-sub/?room=x',
			'pagefind/pagefind.js',
			'live.svg',
		]) {
			expect(kind(path)).toBe('changing');
		}
	});

	test('a file named by its hash never changes', () => {
		expect(kind('_astro/client.BctvsfoY.js')).toBe('unchanging');
		expect(kind('_astronomy/')).toBe('changing');
	});

	test.each(['POST', 'HEAD', 'PUT'])('%s is left alone', (method) => {
		expect(kind('ja/', method)).toBe('not-ours');
	});

	test('another origin, and a neighbour on the same host, are left alone', () => {
		const elsewhere = ['https://example.com/workbook/ja/', 'http://localhost:3000/ja/'];
		for (const url of elsewhere) {
			expect(kindOfRequest({ method: 'GET', url }, scope)).toBe('not-ours');
		}
		const url = 'https://example.org/workbooks/ja/';
		expect(kindOfRequest({ method: 'GET', url }, 'https://example.org/workbook/')).toBe('not-ours');
	});
});
