import type { Step } from '#docs/stage/trace/Tracer.svelte';

/** A line of the reader's program that ran. */
export interface RanLine {
	file: string;
	/** From 1. */
	line: number;
	/** The tab that it ran in; none for the server. */
	tab: number | undefined;
}

/** The name that a line has as a mark of the trace. */
export const markOfLine = (file: string, line: number): string => `${file}:${String(line)}`;

/** The line that a step of the trace is about. */
export function ranLine({ mark, client }: Step): RanLine {
	const colon = mark.lastIndexOf(':');
	return { file: mark.slice(0, colon), line: Number(mark.slice(colon + 1)), tab: client };
}
