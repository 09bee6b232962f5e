/** The middle value; NaN of nothing. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] ?? NaN;
	return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** The slope through points by Theil and Sen: the median over all pairs, so that no peak bends it. */
export function slope(points: readonly Point[]): number {
	const slopes = points.flatMap((a, index) =>
		points.slice(index + 1).map((b) => (b.y - a.y) / (b.x - a.x)),
	);
	return median(slopes.filter(Number.isFinite));
}
