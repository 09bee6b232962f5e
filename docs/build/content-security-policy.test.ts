import { describe, expect, test } from 'bun:test';

import { policyOf, withPolicy } from './content-security-policy';

const page = (head: string) =>
	`<!DOCTYPE html><html><head><meta charset="utf-8"/>${head}</head><body></body></html>`;

describe('policyOf', () => {
	test('allows the inline scripts of the page, by hash', () => {
		expect(policyOf(page('<script>alert(1)</script>'))).toContain(
			"script-src 'self' 'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
		);
	});

	test('allows no inline script where the page has none', () => {
		const policy = policyOf(page('<script type="module" src="/a.js"></script>'));
		expect(policy).not.toContain('sha256');
		expect(policy).not.toContain("script-src 'unsafe-inline'");
	});

	test('leaves data blocks out', () => {
		expect(policyOf(page('<script type="application/json">{}</script>'))).not.toContain('sha256');
	});

	test('allows the style elements of the page, by hash', () => {
		expect(policyOf(page('<style>a{}</style>'))).toMatch(/style-src-elem 'self' 'sha256-[^']+';/);
	});

	test("lets the page of an exercise dial the reader's own server, and no other page", () => {
		expect(policyOf(page('<div data-exercise="echo"></div>'))).toContain(
			"; connect-src 'self' ws://localhost:3000 http://localhost:3000;",
		);
		for (const other of ['<div data-exercises>', '<p>data-exercise="echo"</p>', '']) {
			expect(policyOf(page(other))).toContain("; connect-src 'self';");
		}
	});
});

describe('withPolicy', () => {
	test('puts the policy right behind the charset', () => {
		expect(withPolicy(page('<title>A</title>'), 'a.html')).toMatch(
			/<head><meta charset="utf-8"\/><meta http-equiv="content-security-policy" content="[^"]+"><title>/,
		);
	});

	test('keeps the policy that a page brings', () => {
		const own = page('<meta http-equiv="Content-Security-Policy" content="default-src *">');
		expect(withPolicy(own, 'a.html')).toBe(own);
	});

	test('names the file that has no head', () => {
		expect(() => withPolicy('<p>', 'a.html')).toThrow('a.html');
	});
});
