import { expect, test } from 'bun:test';
import { createRealTime } from './real-time';

test('the wall time runs with the steady clock, with its fractions', () => {
	let now = 5.25;
	let date = 1_600_000_000_000;
	const time = createRealTime(
		() => now,
		() => date,
	);
	const before = time.wallTime();
	now += 10.125;
	date += 10;
	expect(time.wallTime() - before).toBe(10.125);
});

test('the wall time follows the wall clock after a sleep, and when it is set back', () => {
	let date = 1_600_000_000_000;
	const time = createRealTime(
		() => 0,
		() => date,
	);
	date += 3_600_000;
	expect(time.wallTime()).toBe(date);
	date -= 7_200_000;
	expect(time.wallTime()).toBe(date);
});
