/**
 * What the task says of the time before a dial, in milliseconds. The clock is put forward timer by
 * timer, so a wait is what the program asked for, and a little more on a busy computer.
 */

/** Between a tenth of a second and one; half as much either way is not worth a verdict. */
const SHORTEST = 50;
const LONGEST_FIRST = 1_500;

/** 30 seconds, and what a busy computer adds. */
export const LONGEST = 31_000;

/** What a busy computer adds to a wait. */
const BUSY = 100;

/** Whether none of these tries came at once, and the first came soon. */
export const isFirstWait = (waits: readonly number[]): boolean =>
	waits.every((wait) => wait >= SHORTEST) && comesAnewSoon(waits[0] ?? 0);

export const comesAnewSoon = (wait: number): boolean => wait <= LONGEST_FIRST;

/**
 * Whether six of them grow, with the dice lying still: none is shorter than the one before it, and
 * the last is longer than the first by a third, or nearly. A fifth each time makes it two and a half
 * times as long, and doubling 32 times.
 */
export function isGrowing(waits: readonly number[]): boolean {
	const [first = 0] = waits;
	const isSteady = waits.every((wait, index) => wait * 1.02 + BUSY >= (waits[index - 1] ?? 0));
	return isSteady && (waits.at(-1) ?? 0) >= 1.3 * first;
}

/**
 * Whether two clients that were cut off at once stayed apart. The long waits decide: there a
 * thirtieth is far more than a busy computer adds, and less than the dice do, whose numbers lie a
 * fifth apart at least.
 */
export function isApart(one: readonly number[], other: readonly number[]): boolean {
	const apart = one.filter((wait, index) => {
		const beside = other[index] ?? wait;
		return Math.abs(wait - beside) > Math.max(wait, beside) / 30;
	});
	return apart.length > one.length / 2;
}
