import { describe, expect, test } from 'bun:test';

import { Rate } from './rate';

describe('a rate', () => {
	const limits = { burst: 100, sustained: 10 };

	test('is fair in a burst, and not beyond it', () => {
		const rate = new Rate(limits, () => 5_000);
		expect(rate.add(100)).toBe(true);
		expect(rate.add()).toBe(false);
	});

	test('is fair for one busy second among quiet ones', () => {
		let now = 0;
		const rate = new Rate(limits, () => now);
		for (let second = 0; second < 20; second += 1) {
			now = second * 1_000;
			expect(rate.add(second % 2 === 0 ? 90 : 1)).toBe(true);
		}
	});

	test('is not fair for three busy seconds of four', () => {
		let now = 0;
		const rate = new Rate(limits, () => now);
		expect(rate.add(20)).toBe(true);
		now = 1_000;
		expect(rate.add(20)).toBe(true);
		now = 3_000;
		expect(rate.add(20)).toBe(false);
	});

	test('begins anew after a pause', () => {
		let now = 0;
		const rate = new Rate(limits, () => now);
		rate.add(1_000);
		now = 60_000;
		expect(rate.add()).toBe(true);
	});
});
