import type { Stage } from './progress';

/** Tells the page how far its part has come; without a stage, that progress was changed. */
export function tellProgress(from: EventTarget, stage?: Stage): void {
	from.dispatchEvent(new CustomEvent('progress', { bubbles: true, detail: stage }));
}
