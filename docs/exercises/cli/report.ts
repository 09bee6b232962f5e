import { styleText } from 'node:util';

import type { Exercise } from '#docs/exercises/checking/exercise';
import { type Subject, tellFailure } from '#docs/exercises/checking/tell';
import { tellRule } from '#docs/exercises/checking/tell-rule';
import type { Verdict } from '#docs/exercises/checking/verdict';
import { checkingWords } from '#docs/exercises/checking/words';
import type { Language } from '#docs/languages';

const MARKS = { passed: '✓', failed: '✗', skipped: '–', 'left-out': '·' } as const;
const COLOURS = { passed: 'green', failed: 'red', skipped: 'yellow', 'left-out': 'dim' } as const;

/** Writes one verdict for a terminal: a mark, a word and the check, never colour alone. */
export function report(
	verdict: Verdict,
	{ checks, words }: Exercise,
	subject: Subject,
	language: Language,
): string {
	const said = checkingWords[language];
	const check = words.checks[verdict.check];
	const word = {
		passed: said.passed,
		failed: said.failed,
		skipped: said.skipped,
		'left-out': said.leftOut,
	}[verdict.type];
	const head = `${paint(`${MARKS[verdict.type]} ${word}`, COLOURS[verdict.type])}  ${plain(check?.name[language] ?? verdict.check)}`;
	switch (verdict.type) {
		case 'passed':
			return head;
		case 'skipped':
			return `${head}\n    ${said.cannot[verdict.reason]}`;
		case 'left-out':
			return `${head}\n    ${said.because[verdict.because]}`;
		case 'failed':
			break;
		default:
			return verdict satisfies never;
	}
	const told = tellFailure(verdict, subject, language);
	const lines = [head];
	const add = (label: string, text: string | undefined) => {
		if (text !== undefined) lines.push(`    ${paint(label, 'bold')}: ${plain(text)}`);
	};
	if (told.diagnosis !== undefined) lines.push(`    ${plain(told.diagnosis)}`);
	add(said.expected, told.expected);
	add(said.got, told.got);
	// That a connection was tried says nothing.
	if (told.conversation.length > 1) {
		lines.push(`    ${paint(said.conversation, 'bold')}:`);
		for (const moment of told.conversation) lines.push(`      ${visible(moment)}`);
	}
	// Where nothing was expected yet, the diagnosis is all there is to look at.
	if (told.expected !== undefined) {
		add(said.look, check?.failed[language]);
		const rule = checks.find(({ name }) => name === verdict.check)?.rule;
		if (rule) {
			const { label, url: link } = tellRule(rule, language);
			add(said.rule, link === undefined ? label : `${label} ${link}`);
		}
	}
	return lines.join('\n');
}

/** Words are written with code in backquotes; a terminal shows them as quotes of their own. */
export const plain = (text: string): string => visible(text).replaceAll('`', '');

/** What a program sent may hold control characters, which would steer the terminal. */
const visible = (text: string): string => text.replaceAll(/\p{Cc}/gu, '·');

function paint(text: string, style: 'green' | 'red' | 'yellow' | 'dim' | 'bold'): string {
	return styleText(style, text, { stream: process.stdout });
}
