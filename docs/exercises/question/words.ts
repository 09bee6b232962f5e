import { dropWords, pickWords, type Words } from '#docs/lib/translation';

/** What only some questions say, or only the page around them. */
const APART = ['several', 'order', 'predict', 'noscript'] as const;

/** The words of one kind of question: an island is not to carry those of the others. */
export const wordsFor = (all: object, kind?: (typeof APART)[number]): Words =>
	APART.filter((other) => other !== kind).reduce<Words>(dropWords, pickWords(all, 'question'));
