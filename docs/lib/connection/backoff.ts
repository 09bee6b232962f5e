const FIRST_DELAY = 400;
const LONGEST_DELAY = 10_000;

/**
 * How many milliseconds to wait before the next try: doubling from 0.4 s to 10 s, and of that a
 * random half to whole, so that a class does not come back in one wave.
 * @param attempt - how many tries have failed in a row, from 1
 * @param random - a number from 0 up to 1, as `Math.random` gives
 */
export function backoff(attempt: number, random: () => number): number {
	const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1));
	return longest * (0.5 + random() / 2);
}
