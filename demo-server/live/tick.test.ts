import { expect, test } from 'bun:test';
import { FakeTime } from '#demo-server/testing/fake-time';
import { readTick } from '#demo-server/testing/push-client';
import { writeTick } from './tick';

test('a tick tells its own cost, also when telling it makes it longer', () => {
	const lengths = new Set<number>();
	// A cost that is a digit longer at 100 bytes of JSON, as that of Content-Length is.
	for (const base of [0, 5, 7, 8, 9, 95, 97, 98, 99, 996, 997, 998, 999]) {
		for (let digits = 1; digits <= 15; digits += 1) {
			const tick = { n: 10 ** (digits - 1), at: 0 };
			const cost = (bytes: number) => base + String(bytes).length;
			const json = writeTick(new FakeTime(), tick, 0, cost);
			expect(readTick(json).response).toBe(cost(json.length));
			lengths.add(json.length);
		}
	}
	expect(Math.min(...lengths)).toBeLessThan(99);
	expect(Math.max(...lengths)).toBeLessThan(126);
});
