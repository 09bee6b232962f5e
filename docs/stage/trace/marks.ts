/** Which side a line runs on. */
export type Side = 'client' | 'server';

/** A line of a listing, named by words that stand in it and nowhere before it. */
export interface LineMark {
	side: Side;
	/** The first line of the listing that contains these words is meant. */
	words: string;
}

/** The lines that a demo can light up, by the names of their marks. */
export type LineMarks = Readonly<Record<string, LineMark>>;
