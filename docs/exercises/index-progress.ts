import { browserStore } from '#docs/lib/browser-store';
import { ProgressStore } from '#docs/lib/progress/ProgressStore';

// Shows in the list of exercises how far the reader has come with each.

const store = new ProgressStore(browserStore());
/** In words, which each page has at its foot. */
const words = document.querySelector<HTMLElement>('[data-progress-words]')?.dataset ?? {};

function show(): void {
	const { parts } = store.progress;
	for (const item of document.querySelectorAll<HTMLElement>('[data-exercise-index] [data-part]')) {
		const stage = parts[item.dataset.part ?? ''];
		const told = item.querySelector<HTMLElement>('[data-stage]');
		if (!told) continue;
		told.dataset.stage = stage ?? '';
		told.textContent = words[stage ?? 'none'] ?? '';
	}
}

show();
window.addEventListener('storage', (event) => {
	if (ProgressStore.concerns(event)) show();
});
// Pages that the browser kept whole come back as they were.
addEventListener('pageshow', show);
