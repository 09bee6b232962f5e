import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

import type { Problem } from '#docs/playground/Problems.svelte';

/** Marks the mistakes of a file at their lines: in the gutter, and under the words. */
export function markProblems(view: EditorView, problems: readonly Problem[]): void {
	const marks = problems.flatMap((problem) => markOf(view.state, problem) ?? []);
	view.dispatch(setDiagnostics(view.state, marks));
}

/** The rest of the line from where the mistake begins; the run may be older than the text. */
function markOf({ doc }: EditorState, problem: Problem): Diagnostic | undefined {
	if (problem.line === undefined || problem.line > doc.lines) return undefined;
	const line = doc.line(problem.line);
	const indented = line.from + line.text.length - line.text.trimStart().length;
	const start = problem.column === undefined ? indented : line.from + problem.column - 1;
	const from = Math.max(line.from, Math.min(start, line.to - 1));
	return { from, to: line.to, severity: 'error', message: problem.message };
}
