/** Calls back after so many milliseconds; returns what calls it off. */
export type After = (milliseconds: number, callback: () => void) => () => void;

/** The clock of the browser. A test hands in its own. */
export const after: After = (milliseconds, callback) => {
	const timer = setTimeout(callback, milliseconds);
	return () => {
		clearTimeout(timer);
	};
};
