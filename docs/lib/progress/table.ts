import { browserStore } from '#docs/lib/browser-store';
import { forget, join, NOTHING, type Progress, readProgress } from './progress';
import { ProgressStore } from './ProgressStore';
import { tellProgress } from './tell';

const browser = browserStore();
const store = new ProgressStore(browser);
const words = document.querySelector<HTMLElement>('[data-progress-words]')?.dataset ?? {};
/** The code that the reader wrote goes into the file too. */
const code = import('./code');

async function show(table: HTMLElement): Promise<void> {
	const { progress } = store;
	const { parts } = progress;
	for (const row of table.querySelectorAll<HTMLElement>('[data-part]')) {
		const stage = parts[row.dataset.part ?? ''];
		const cell = row.querySelector('[data-stage]');
		if (cell) cell.textContent = words[stage ?? 'none'] ?? '';
		const button = row.querySelector('button');
		if (button) button.disabled = stage === undefined;
	}
	// The file is in the link itself, so that it is there however the link is followed.
	const file = table.querySelector<HTMLAnchorElement>('[data-export]');
	const { writeFile } = await code;
	if (file) file.href = `data:application/json,${encodeURIComponent(writeFile(progress, browser))}`;
}

function serve(table: HTMLElement): void {
	const said = table.querySelector<HTMLElement>('[data-said]');
	const input = table.querySelector('input');

	/** @param what - one of the sentences that the line carries */
	function say(what: string): void {
		if (said) said.textContent = said.dataset[what] ?? '';
	}

	function refresh(): void {
		show(table).catch(() => say('noCodePart'));
	}

	function change(how: (progress: Progress) => Progress, what: string): void {
		say(store.change(how) ? what : 'notKept');
		refresh();
		tellProgress(table);
	}

	/** Code that differs from what is here is never exchanged without a question. */
	async function load(text: string): Promise<void> {
		const { addEdits, differing, readCode } = await code;
		const read = readProgress(text);
		const programs = typeof read === 'string' ? undefined : readCode(text);
		if (typeof read === 'string' || !programs) {
			say(read === 'other-version' ? 'otherVersion' : 'noProgress');
			return;
		}
		const others = differing(browser, programs);
		const question = said?.dataset.differs?.replace('{{programs}}', listed(others)) ?? '';
		const takes = others.length > 0 && confirm(question) ? 'file' : 'here';
		const isKept = addEdits(browser, programs, takes);
		change((progress) => join(progress, read), isKept ? 'imported' : 'notKept');
	}

	/** Exercises by their titles, as the table has them; the programs of lessons by their names. */
	function listed(steps: readonly string[]): string {
		const titles = steps.map(
			(step) => table.querySelector(`[data-part="${step}"] th a`)?.textContent ?? step,
		);
		return titles.map((title) => `\n- ${title}`).join('');
	}

	table.addEventListener('click', ({ target }) => {
		const button =
			target instanceof Element ? target.closest<HTMLElement>('button, a[download]') : null;
		if (!button) return;
		const { reset, question = '' } = button.dataset;
		if ('export' in button.dataset) say(button.hasAttribute('href') ? 'exported' : 'noCodePart');
		else if ('import' in button.dataset) input?.click();
		else if (confirm(question)) {
			const how = (progress: Progress) => (reset === undefined ? NOTHING : forget(progress, reset));
			change(how, 'wasReset');
		}
	});
	input?.addEventListener('change', () => {
		const [file] = input.files ?? [];
		input.value = '';
		if (file) {
			file
				.text()
				.then(load)
				.catch(() => say('noCodePart'));
		}
	});
	// Another tab has come further, or written code.
	window.addEventListener('storage', refresh);
	addEventListener('pageshow', refresh);
	refresh();
}

const table = document.querySelector<HTMLElement>('[data-progress-table]');
if (table) serve(table);
