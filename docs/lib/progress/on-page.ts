import { browserStore } from '#docs/lib/browser-store';
import { partOf, reach, type Stage, STAGES, whereNext } from './progress';
import { ProgressStore } from './ProgressStore';

// What each page does with progress: notes how far its part has come, and shows it in the sidebar.

const base = import.meta.env.BASE_URL;
const store = new ProgressStore(browserStore());
const here = partOf(location.pathname, base);
const words = document.querySelector<HTMLElement>('[data-progress-words]')?.dataset ?? {};

const wordFor = (stage: Stage | undefined) => words[stage ?? 'none'] ?? '';

/** A tick for the eye, and a word for a screen reader. */
function mark(link: HTMLAnchorElement, stage: Stage | undefined): void {
	if (link.dataset.progress === stage) return;
	link.querySelector('.progress-word')?.remove();
	delete link.dataset.progress;
	if (!stage) return;
	link.dataset.progress = stage;
	const word = document.createElement('span');
	word.className = 'progress-word sr-only';
	word.textContent = ` (${wordFor(stage)})`;
	link.append(word);
}

function show(): void {
	const { progress } = store;
	for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.sidebar a[href]')) {
		const part = partOf(link.pathname, base);
		if (part !== undefined) mark(link, progress.parts[part]);
	}
	const state = document.querySelector<HTMLElement>('[data-progress-here]');
	if (state && here !== undefined) {
		state.textContent = wordFor(progress.parts[here]);
		state.dataset.progressHere = progress.parts[here] ?? '';
	}
	const offers = [...document.querySelectorAll<HTMLElement>('[data-continue]')];
	const next = whereNext(
		progress,
		offers.map((offer) => offer.dataset.continue ?? ''),
	);
	for (const offer of offers) {
		const isNext = offer.dataset.continue === next;
		offer.hidden = next === undefined ? offer.dataset.first === undefined : !isNext;
		offer.dataset.again = next === undefined ? '' : 'true';
	}
}

function come(stage: Stage): void {
	if (here === undefined) return;
	store.change((progress) => reach(progress, here, stage));
	show();
}

const isStage = (value: unknown): value is Stage => STAGES.some((stage) => stage === value);

if (here !== undefined)
	store.change((progress) => ({ ...reach(progress, here, 'seen'), last: here }));
show();

window.addEventListener('storage', (event) => {
	if (ProgressStore.concerns(event)) show();
});
// Pages that the browser kept whole come back as they were.
addEventListener('pageshow', show);
document.addEventListener('progress', (event) => {
	if (!(event instanceof CustomEvent)) return;
	const stage: unknown = event.detail;
	if (!isStage(stage)) {
		show();
		return;
	}
	const questions = document.querySelectorAll('[data-question]');
	const question = event.target instanceof Element && event.target.closest('[data-question]');
	// The last question stands at the end: who answers it right has come through the lesson.
	come(question && question !== questions[questions.length - 1] ? 'tried' : stage);
});
document.addEventListener('click', ({ target }) => {
	if (target instanceof Element && target.closest('[data-demo] button')) come('tried');
});
