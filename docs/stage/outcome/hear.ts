import type { Outcome } from './tell';

/** As `./tell` calls it. Importing it would make one more file of the two, on every page with a demo. */
const OUTCOME = 'outcome';

const isOutcome = (value: unknown): value is Outcome =>
	typeof value === 'object' &&
	value !== null &&
	'run' in value &&
	typeof value.run === 'string' &&
	'came' in value &&
	typeof value.came === 'string';

/** Hears of every run of that name, until the returned function is called. */
export function hearOutcomes(run: string, hear: (came: string) => void): () => void {
	const listener = (event: Event) => {
		if (!(event instanceof CustomEvent)) return;
		const outcome: unknown = event.detail;
		if (isOutcome(outcome) && outcome.run === run) hear(outcome.came);
	};
	addEventListener(OUTCOME, listener);
	return () => {
		removeEventListener(OUTCOME, listener);
	};
}
