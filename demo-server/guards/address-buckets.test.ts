import { expect, test } from 'bun:test';
import { AddressBuckets } from './address-buckets';

test('each address has a bucket of its own', () => {
	const buckets = new AddressBuckets({ burst: 2, perSecond: 1 }, () => 0);
	expect([1, 2, 3].map(() => buckets.take('192.0.2.1'))).toEqual([true, true, false]);
	expect(buckets.take('192.0.2.2')).toBe(true);
});

test('to look takes nothing', () => {
	const buckets = new AddressBuckets({ burst: 1, perSecond: 0 }, () => 0);
	for (let n = 0; n < 3; n += 1) expect(buckets.isEmpty('192.0.2.1')).toBe(false);
	expect(buckets.take('192.0.2.1')).toBe(true);
	expect(buckets.isEmpty('192.0.2.1')).toBe(true);
	expect(buckets.isEmpty('192.0.2.2')).toBe(false);
});

test('of very many addresses the quietest are forgotten, and the busy ones are not', () => {
	const buckets = new AddressBuckets({ burst: 1, perSecond: 0 }, () => 0);
	expect(buckets.take('quiet')).toBe(true);
	expect(buckets.take('busy')).toBe(true);
	for (let n = 0; n < 5_000; n += 1) {
		expect(buckets.take(`${n}`)).toBe(true);
		if (n % 1_000 === 0) expect(buckets.take('busy')).toBe(false);
	}
	expect(buckets.take('busy')).toBe(false);
	expect(buckets.take('quiet')).toBe(true);
});
