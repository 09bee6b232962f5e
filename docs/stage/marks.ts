/** The shapes of clients, in the order of their numbers. */
export const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'hexagon', 'cross'] as const;

const COLOURS = 5;

/** The number that stands for the server, where a message begins there. */
export const SERVER = 0;

/** How a client looks everywhere it appears: never by colour alone. */
export interface Mark {
	shape: (typeof SHAPES)[number] | 'server';
	/** A CSS colour: one of the stage's five, safe for colour-blind readers. */
	colour: string;
}

/**
 * The mark of a client. Five colours and six shapes give thirty marks before one comes again.
 * @param number - the client's number in its room, from 1; `SERVER` for the server
 */
export function markOf(number: number): Mark {
	if (number === SERVER) return { shape: 'server', colour: 'var(--stage-ink)' };
	const index = Math.max(0, number - 1);
	return {
		shape: SHAPES[index % SHAPES.length] ?? 'circle',
		colour: `var(--stage-${String((index % COLOURS) + 1)})`,
	};
}
