import type { Language } from '#docs/languages';
import { type Fate, inView } from './diagnose';
import type { Failure } from './failure';
import { tellExpectation, tellOutcome } from './tell-expectation';
import { tellMoment } from './tell-moment';
import { checkingWords } from './words';

/** Where the reader finds what the program has printed. */
export type Prints =
	/** Below the editor of the page that ran it. */
	| 'page'
	/** In the terminal in which the reader has started it. */
	| 'terminal'
	/** Below the verdicts, in the terminal that started and checked it. */
	| 'below';

/** What a verdict is about. */
export interface Subject {
	/** The program's endpoint; none where the program is a client. */
	readonly url: string;
	readonly prints: Prints;
	/** What the page that ran it has seen of it. */
	readonly fate?: Fate | undefined;
	/** Of the page that dials it, where a page does; the server may refuse it. */
	readonly origin?: string;
}

/** What a failed check says, in one language; each part a line, but for the conversation. */
export interface Told {
	readonly expected?: string;
	readonly got?: string;
	readonly diagnosis?: string;
	readonly conversation: readonly string[];
}

/** Puts a failure into words. What was sent and heard is quoted; it is never markup. */
export function tellFailure(failure: Failure, subject: Subject, language: Language): Told {
	const words = checkingWords[language];
	const { expected, conversation } = failure;
	const diagnosis = failure.diagnosis && inView(failure.diagnosis, subject.fate);
	return {
		...(expected && {
			expected: tellExpectation(expected, words),
			got: tellOutcome(expected, conversation, words),
		}),
		...(diagnosis && { diagnosis: words.diagnosis[diagnosis.type]({ ...subject, ...diagnosis }) }),
		conversation: conversation.map((moment) => tellMoment(moment, words)),
	};
}
