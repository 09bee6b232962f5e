import { expect, test } from 'bun:test';
import { growth } from './memory';

const MB = 1024 * 1024;
const minutes = (bytesAt: (minute: number) => number) =>
	Array.from({ length: 61 }, (_, index) => ({ x: index * 10_000, y: bytesAt(index / 6) }));

test('a server that grows while it warms up and then stays is flat', () => {
	const { isFlat, level } = growth(minutes((minute) => 60 * MB + Math.min(minute, 1.5) * 20 * MB));
	expect(isFlat).toBe(true);
	expect(level).toBe(90 * MB);
});

test('a leak of one megabyte a minute is found in ten minutes', () => {
	const noise = (minute: number) => Math.sin(minute * 40) * 3 * MB;
	const { isFlat, bytes } = growth(minutes((minute) => (60 + minute) * MB + noise(minute)));
	expect(isFlat).toBe(false);
	expect(bytes / MB).toBeCloseTo(8, 0);
});

test('too few samples prove nothing', () => {
	expect(growth([{ x: 0, y: 1 }]).isFlat).toBe(false);
});
