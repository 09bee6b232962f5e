import { expect, test } from 'bun:test';
import { median, slope } from './statistics';

test('the median is the middle, or between the two in the middle', () => {
	expect(median([3, 1, 2])).toBe(2);
	expect(median([4, 1, 2, 3])).toBe(2.5);
});

test('a peak does not bend the slope, and a leak shows through noise', () => {
	const flat = [10, 10, 90, 10, 10, 10].map((y, x) => ({ x, y }));
	const leak = [10, 13, 12, 15, 14, 17, 16].map((y, x) => ({ x, y }));
	expect(slope(flat)).toBe(0);
	expect(slope(leak)).toBeCloseTo(1, 1);
});
