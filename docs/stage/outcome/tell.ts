/** What a run of a demo came to. Whoever on the page has predicted it hears of it: `./hear`. */
export interface Outcome {
	/** The demo and what was done with it, such as `pubsub.others`. */
	readonly run: string;
	/** How it went, in a word of the demo's own, such as `all-but-me`. */
	readonly came: string;
}

/** Tells what a run has come to, by the proof of what has arrived, never before. */
export function tellOutcome(run: string, came: string | number): void {
	const detail: Outcome = { run, came: String(came) };
	dispatchEvent(new CustomEvent('outcome', { detail }));
}
