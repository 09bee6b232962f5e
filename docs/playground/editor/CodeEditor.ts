import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
	drawSelection,
	EditorView,
	highlightActiveLine,
	highlightActiveLineGutter,
	keymap,
	lineNumbers,
} from '@codemirror/view';

import type { Problem } from '#docs/playground/Problems.svelte';
import { light, litLine } from './lit-line';
import { markProblems } from './problem-marks';
import { theme } from './theme';

/** Milliseconds after Escape in which Tab leaves the editor instead of indenting (WCAG 2.1.2). */
const TAB_LEAVES = 10_000;

interface Events {
	/** The language of a file. */
	language: (path: string) => Extension;
	/** The accessible name of a file's editor. */
	label: (path: string) => string;
	changed: (path: string, text: string) => void;
	run: () => void;
	/** What CodeMirror says by itself, in the reader's language. */
	phrases: Readonly<Record<string, string>>;
}

/** One editor for several files, each with its own history, selection and scroll position. */
export class CodeEditor {
	readonly #events: Events;
	readonly #view: EditorView;
	readonly #states = new Map<string, EditorState>();
	readonly #comparing = new Compartment();
	#path = '';

	/**
	 * It lives in a shadow root, because there its styles are adopted sheets: the policy of our
	 * pages refuses the style elements that CodeMirror would make elsewhere.
	 */
	constructor(host: HTMLElement, events: Events) {
		this.#events = events;
		const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
		this.#view = new EditorView({ root, parent: root });
	}

	/** Brings a file to the front. */
	open(path: string, text: string): void {
		if (path === this.#path) return;
		if (this.#path !== '') this.#states.set(this.#path, this.#view.state);
		this.#path = path;
		this.#view.setState(this.#states.get(path) ?? this.#fresh(path, text));
		this.replace(text);
	}

	/** Sets the text from outside: a reset, say. It can be undone like typing. */
	replace(text: string): void {
		const { doc } = this.#view.state;
		if (doc.toString() === text) return;
		this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
	}

	/** Puts the cursor at the start of a line, in the middle of what is seen. */
	goTo(line: number): void {
		const { doc } = this.#view.state;
		const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
		this.#view.dispatch({
			selection: { anchor: from },
			effects: EditorView.scrollIntoView(from, { y: 'center' }),
		});
	}

	focus(): void {
		this.#view.focus();
	}

	/** Marks the mistakes of a file that is in front. */
	mark(path: string, problems: readonly Problem[]): void {
		if (path === this.#path) markProblems(this.#view, problems);
	}

	/** Lights a line of a file that is in front. */
	light(path: string, line: number | undefined): void {
		if (path === this.#path) light(this.#view, line);
	}

	/** Shows what is new, and what was there, against another text; without one, just the text. */
	async compare(original: string | undefined): Promise<void> {
		const path = this.#path;
		let extension: Extension = [];
		if (original !== undefined) {
			const { unifiedMergeView } = await import('@codemirror/merge');
			if (path !== this.#path) return;
			extension = unifiedMergeView({ original, mergeControls: false, gutter: true });
		}
		this.#view.dispatch({ effects: this.#comparing.reconfigure(extension) });
	}

	dispose(): void {
		this.#view.destroy();
	}

	#fresh(path: string, text: string): EditorState {
		return EditorState.create({
			doc: text,
			extensions: [
				EditorState.phrases.of(this.#events.phrases),
				EditorView.contentAttributes.of({
					'aria-label': this.#events.label(path),
					tabindex: '0',
				}),
				EditorView.updateListener.of((update) => {
					if (update.docChanged) this.#events.changed(path, update.state.doc.toString());
				}),
				EditorState.tabSize.of(2),
				indentUnit.of('\t'),
				lintGutter(),
				lineNumbers(),
				highlightActiveLineGutter(),
				highlightActiveLine(),
				drawSelection(),
				history(),
				indentOnInput(),
				bracketMatching(),
				closeBrackets(),
				EditorView.lineWrapping,
				this.#events.language(path),
				litLine,
				theme,
				this.#comparing.of([]),
				keymap.of([
					{ key: 'Mod-Enter', run: () => this.#run() },
					{ any: leaveByTab },
					...closeBracketsKeymap,
					...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
					...historyKeymap,
					indentWithTab,
				]),
			],
		});
	}

	#run(): true {
		this.#events.run();
		return true;
	}
}

/** Escape arms Tab. That it does no more keeps it from closing what the editor stands in. */
function leaveByTab(view: EditorView, event: KeyboardEvent): boolean {
	if (event.key !== 'Escape') return false;
	// CodeMirror does so too, a moment later and for two seconds only.
	queueMicrotask(() => {
		view.setTabFocusMode(TAB_LEAVES);
	});
	event.preventDefault();
	return false;
}
