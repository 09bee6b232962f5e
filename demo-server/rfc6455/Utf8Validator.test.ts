import { describe, expect, test } from 'bun:test';
import { Utf8Validator } from '#rfc6455';
import { hex } from '#demo-server/testing/rfc6455/rule-case';
import { BAD_TEXT, GOOD_TEXT } from '#demo-server/testing/rfc6455/utf8-sequences';

/** The index of the byte that shows it, the length for a cut character, or −1. */
function firstBad(octets: Uint8Array): number {
	const validator = new Utf8Validator();
	const bad = validator.push(octets);
	return bad >= 0 || validator.complete ? bad : octets.length;
}

describe('text', () => {
	test.each(GOOD_TEXT)('%s: %s', (_, digits) => {
		expect(firstBad(hex(digits))).toBe(-1);
	});
});

describe('no text, and the byte that shows it', () => {
	test.each(BAD_TEXT)('%s: %s', (_, digits, at) => {
		expect(firstBad(hex(digits))).toBe(at);
	});
});

test('every character that there is passes', () => {
	const encoder = new TextEncoder();
	for (let code = 0; code <= 0x10ffff; code += 1) {
		if (code >= 0xd800 && code <= 0xdfff) continue;
		const octets = encoder.encode(String.fromCodePoint(code));
		if (firstBad(octets) !== -1) throw new Error(`U+${code.toString(16)} is refused.`);
	}
});

test('all sequences of up to two bytes, and of bounds up to four, are judged as by TextDecoder', () => {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const isText = (octets: Uint8Array) => {
		try {
			decoder.decode(octets);
			return true;
		} catch {
			return false;
		}
	};
	const disagreed: string[] = [];
	const compare = (octets: Uint8Array) => {
		if (isText(octets) !== (firstBad(octets) === -1)) disagreed.push(octets.toHex());
	};
	for (let high = 0; high < 256; high += 1) {
		for (let low = 0; low < 256; low += 1) compare(Uint8Array.of(high, low));
	}
	const bounds = [0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc2, 0xe0, 0xed, 0xf0, 0xf4];
	const sequences = (length: number): number[][] =>
		length === 0 ? [[]] : sequences(length - 1).flatMap((s) => bounds.map((b) => [...s, b]));
	for (const length of [1, 3, 4]) {
		for (const sequence of sequences(length)) compare(Uint8Array.from(sequence));
	}
	expect(disagreed).toEqual([]);
});
