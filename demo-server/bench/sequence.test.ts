import { expect, test } from 'bun:test';
import { Sequence } from './sequence';

function heard(...numbers: number[]): Sequence {
	const sequence = new Sequence();
	for (const number of numbers) sequence.take(number);
	return sequence;
}

test('a sequence knows what is missing inside and at the end', () => {
	expect(heard(0, 1, 2).missingOf(3)).toBe(0);
	expect(heard(0, 2, 5).missingOf(8)).toBe(5);
	expect(heard().missingOf(2)).toBe(2);
});

test('a number that comes late is out of order and no longer missing', () => {
	const sequence = heard(0, 2, 1, 3);
	expect(sequence.late).toBe(1);
	expect(sequence.missingOf(4)).toBe(0);
});

test('a number that comes twice is out of order', () => {
	expect(heard(0, 1, 1).late).toBe(1);
});
