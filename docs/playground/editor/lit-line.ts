import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

const setLit = StateEffect.define<number | undefined>();
const LIT = Decoration.line({ class: 'cm-lit' });

/** The line that the trace has come to. It moves along when lines are typed above it. */
export const litLine: Extension = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(lines, transaction) {
		let lit = lines.map(transaction.changes);
		for (const effect of transaction.effects) {
			if (!effect.is(setLit)) continue;
			const line = effect.value;
			lit =
				line === undefined || line > transaction.newDoc.lines
					? Decoration.none
					: Decoration.set([LIT.range(transaction.newDoc.line(line).from)]);
		}
		return lit;
	},
	provide: (field) => EditorView.decorations.from(field),
});

/** Lights one line, or none. A reader who is typing is not scrolled away. */
export function light(view: EditorView, line: number | undefined): void {
	const effects: StateEffect<unknown>[] = [setLit.of(line)];
	if (line !== undefined && line <= view.state.doc.lines && !view.hasFocus) {
		effects.push(EditorView.scrollIntoView(view.state.doc.line(line).from, { y: 'center' }));
	}
	view.dispatch({ effects });
}
