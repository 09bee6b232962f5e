import { type Point, slope } from '#demo-server/bench/statistics';

/** The share of the time in which a server may still grow: its code is being compiled. */
const WARM_UP = 0.2;
/** What memory may seem to grow by, over the whole time, without it being a leak. */
const TOLERATED = { share: 0.05, bytes: 4 * 1024 * 1024 };

export interface Growth {
	/** Bytes by which it grew from the end of the warm-up, by its slope. */
	readonly bytes: number;
	/** Bytes in the middle of that time. */
	readonly level: number;
	readonly isFlat: boolean;
}

/** Judges whether memory is flat, from samples of milliseconds and bytes. */
export function growth(samples: readonly Point[]): Growth {
	const [first, last] = [samples[0]?.x ?? 0, samples.at(-1)?.x ?? 0];
	const warm = samples.filter(({ x }) => x >= first + (last - first) * WARM_UP);
	const span = last - (warm[0]?.x ?? last);
	const level = warm[Math.floor(warm.length / 2)]?.y ?? 0;
	const bytes = warm.length > 2 ? slope(warm) * span : NaN;
	return { bytes, level, isFlat: bytes <= Math.max(TOLERATED.share * level, TOLERATED.bytes) };
}
