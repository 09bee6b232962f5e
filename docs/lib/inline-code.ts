/** A run of text: plain, or code that stood between backticks. */
export interface Run {
	text: string;
	code: boolean;
}

/** Splits a sentence at its backticks: every second run is code. */
export function inlineCode(sentence: string): Run[] {
	return sentence
		.split('`')
		.map((text, index) => ({ text, code: index % 2 === 1 }))
		.filter((run) => run.text !== '');
}
