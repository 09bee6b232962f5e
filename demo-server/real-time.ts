import type { Time } from './environment';

/** Milliseconds by which the wall clock may be ahead or behind before it is followed. */
const TOLERANCE = 20;

/**
 * Makes the time of this process. `Date.now()` knows only whole milliseconds, and
 * `performance.timeOrigin` misses every correction of the clock since the start and every hour
 * that the laptop slept: the wall time is the one, kept near the other.
 */
export function createRealTime(now = () => performance.now(), date = () => Date.now()): Time {
	let origin = date() - now();
	return {
		now,
		wallTime() {
			const drift = date() - (origin + now());
			if (Math.abs(drift) > TOLERANCE) origin += drift;
			return origin + now();
		},
		setTimer(callback, delay) {
			const timer = setTimeout(callback, delay);
			return () => clearTimeout(timer);
		},
	};
}
