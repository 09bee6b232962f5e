import { describe, expect, test } from 'bun:test';

import { shuffled } from './shuffled';

const NAMES = ['handshake', 'publish', 'join', 'close', 'a', 'b', 'c', 'd', 'e', 'f'];

describe.each([2, 3, 5, 7])('an offer of %d', (count) => {
	test('holds each place once', () => {
		for (const name of NAMES) {
			expect(shuffled(count, name).sort((a, b) => a - b)).toEqual([
				...Array.from({ length: count }).keys(),
			]);
		}
	});

	test('is never in the right order', () => {
		for (const name of NAMES) {
			expect(shuffled(count, name)).not.toEqual([...Array.from({ length: count }).keys()]);
		}
	});
});

test('the offer of a question is the same each time, and differs between questions', () => {
	expect(shuffled(7, 'handshake')).toEqual(shuffled(7, 'handshake'));
	expect(new Set(NAMES.map((name) => shuffled(7, name).join())).size).toBeGreaterThan(5);
});
