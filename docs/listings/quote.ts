/** A listing that cannot be quoted: what is wrong, and what its author can do about it. */
export class QuoteError extends Error {
	readonly hint: string;

	constructor(message: string, hint: string) {
		super(message);
		this.name = 'QuoteError';
		this.hint = hint;
	}
}

/** What a page shows of a file. */
export interface Quote {
	/** The lines, without the markers of regions. */
	code: string;
	/** The number in the file of the first line shown, from 1, markers not counted. */
	firstLine: number;
	/** The numbers, from 1 in `code`, of the lines that the step before did not have. */
	inserted: number[];
}

const START = /^\s*(?:\/\/|<!--)\s*#region\s+(\S+?)\s*(?:-->)?\s*$/;
const END = /^\s*(?:\/\/|<!--)\s*#endregion(?:\s.*)?$/;

/**
 * Quotes a file, or one region of it.
 * @param sources - the text of every file that may be quoted, by its path
 * @param before - the path of the same file one step earlier
 * @throws {QuoteError} when there is no such file or region
 */
export function quote(
	sources: Readonly<Record<string, string>>,
	file: string,
	{
		region,
		before,
	}: { region?: string | undefined; before?: string | undefined } = {},
): Quote {
	const lines = readLines(sources, file);
	const shown =
		region === undefined ? lines : linesOfRegion(lines, file, region);
	const kept =
		before === undefined
			? undefined
			: unchanged(readLines(sources, before), lines);
	const inserted: number[] = [];
	for (const [index, line] of shown.entries()) {
		if (kept && !kept.has(line.number)) inserted.push(index + 1);
	}
	return {
		code: dedent(shown.map((line) => line.text)).join('\n'),
		firstLine: shown[0]?.number ?? 1,
		inserted,
	};
}

/** A file as its reader has it: without the markers of regions. */
export function withoutMarkers(source: string): string {
	const lines = source.split('\n');
	return lines
		.filter((line) => !START.test(line) && !END.test(line))
		.join('\n');
}

interface Line {
	text: string;
	number: number;
	regions: readonly string[];
}

function readLines(
	sources: Readonly<Record<string, string>>,
	file: string,
): Line[] {
	const source = sources[file];
	if (source === undefined) {
		throw new QuoteError(
			`There is no listing "${file}".`,
			`The listings are: ${Object.keys(sources).sort().join(', ')}`,
		);
	}
	const lines: Line[] = [];
	let regions: readonly string[] = [];
	for (const text of source.trimEnd().split('\n')) {
		const name = START.exec(text)?.[1];
		if (name !== undefined) regions = [...regions, name];
		else if (END.test(text)) regions = regions.slice(0, -1);
		else lines.push({ text, number: lines.length + 1, regions });
	}
	return lines;
}

function linesOfRegion(
	lines: readonly Line[],
	file: string,
	region: string,
): Line[] {
	const shown = lines.filter((line) => line.regions.includes(region));
	if (shown.length > 0) return shown;
	const names = [...new Set(lines.flatMap((line) => line.regions))];
	throw new QuoteError(
		`The listing "${file}" has no region "${region}".`,
		names.length > 0
			? `Its regions are: ${names.join(', ')}`
			: 'A region stands between "// #region name" and "// #endregion" (in markup: "<!-- #region name -->").',
	);
}

/** The numbers of the lines of `after` that stand in `before` too: their longest common subsequence. */
function unchanged(
	before: readonly Line[],
	after: readonly Line[],
): Set<number> {
	const width = after.length + 1;
	const lengths = new Uint16Array((before.length + 1) * width);
	const at = (row: number, column: number) =>
		lengths[row * width + column] ?? 0;
	const same = (row: number, column: number) =>
		before[row]?.text === after[column]?.text;
	for (let row = before.length - 1; row >= 0; row--) {
		for (let column = after.length - 1; column >= 0; column--) {
			lengths[row * width + column] = same(row, column)
				? at(row + 1, column + 1) + 1
				: Math.max(at(row + 1, column), at(row, column + 1));
		}
	}
	const kept = new Set<number>();
	let row = 0;
	let column = 0;
	while (row < before.length && column < after.length) {
		if (same(row, column)) {
			kept.add(column + 1);
			row++;
			column++;
		} else if (at(row + 1, column) >= at(row, column + 1)) row++;
		else column++;
	}
	return kept;
}

function dedent(lines: readonly string[]): string[] {
	const depths = lines
		.filter((line) => line.trim() !== '')
		.map((line) => line.length - line.replace(/^\t+/, '').length);
	const depth = Math.min(...depths);
	return lines.map((line) => line.slice(depth));
}
