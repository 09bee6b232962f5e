import type { Exercise } from '#docs/exercises/checking/exercise';
import { type Subject, tellFailure } from '#docs/exercises/checking/tell';
import { tellRule } from '#docs/exercises/checking/tell-rule';
import type { Verdict } from '#docs/exercises/checking/verdict';
import { checkingWords } from '#docs/exercises/checking/words';
import type { Language } from '#docs/languages';

/** One verdict in the reader's language, ready to be shown. Words between backticks are code. */
export interface ToldVerdict {
	readonly check: string;
	readonly type: Verdict['type'];
	/** The verdict as a word, so that it is not told by colour or shape alone. */
	readonly word: string;
	/** Why it was not checked, or what is wrong with the program as a whole. */
	readonly why?: string;
	/** What was expected, what came instead, and what to look at, each with its name. */
	readonly facts: readonly { readonly label: string; readonly text: string }[];
	readonly conversation: readonly string[];
	readonly conversationLabel: string;
	readonly rule?: { readonly label: string; readonly name: string; readonly url?: string };
}

/** Puts a verdict into words. */
export function tellVerdict(
	verdict: Verdict,
	{ checks, words }: Exercise,
	subject: Subject,
	language: Language,
): ToldVerdict {
	const said = checkingWords[language];
	const told: ToldVerdict = {
		check: verdict.check,
		type: verdict.type,
		word: said[verdict.type === 'left-out' ? 'leftOut' : verdict.type],
		facts: [],
		conversation: [],
		conversationLabel: said.conversation,
	};
	switch (verdict.type) {
		case 'passed':
			return told;
		case 'skipped':
			return { ...told, why: said.cannot[verdict.reason] };
		case 'left-out':
			return { ...told, why: said.because[verdict.because] };
		case 'failed':
			break;
		default:
			return verdict satisfies never;
	}
	const { diagnosis, expected, got, conversation } = tellFailure(verdict, subject, language);
	const reached = { ...told, ...(diagnosis !== undefined && { why: diagnosis }) };
	// That a connection was tried says nothing.
	if (conversation.length < 2) return reached;
	const check = checks.find(({ name }) => name === verdict.check);
	// Where nothing was expected yet, the diagnosis is all there is to look at.
	if (!check || expected === undefined) return { ...reached, conversation };
	const rule = tellRule(check.rule, language);
	const facts = [
		{ label: said.expected, text: expected },
		{ label: said.got, text: got },
		{ label: said.look, text: words.checks[verdict.check]?.failed[language] },
	];
	return {
		...reached,
		facts: facts.flatMap(({ label, text }) => (text === undefined ? [] : { label, text })),
		conversation,
		rule: { label: said.rule, name: rule.label, ...(rule.url && { url: rule.url }) },
	};
}
