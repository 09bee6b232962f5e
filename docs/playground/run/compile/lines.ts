/** Offsets at which lines begin. */
export function lineStarts(source: string): readonly number[] {
	const starts = [0];
	for (const { index } of source.matchAll(/\n/g)) starts.push(index + 1);
	return starts;
}

/** The line, from 1, that an offset is on. */
export function lineOf(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}
