import type { Payload } from './conversation';
import type { Difference, Wanted } from './wanted';
import type { CheckingWords } from './words';

const LONGEST = 80;
const BYTES_SHOWN = 12;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A payload in one line: a text in quotes, with all its spaces; bytes in hexadecimal. */
export function tellPayload(data: Payload, words: CheckingWords): string {
	if (data === '') return words.emptyText;
	if (typeof data === 'string') return `"${visible(shorten(data))}"`;
	const hex = [...data.subarray(0, BYTES_SHOWN)].map((byte) => byte.toString(16).padStart(2, '0'));
	return words.bytes(data.length, `${hex.join(' ')}${data.length > BYTES_SHOWN ? ' …' : ''}`);
}

export function tellWanted(wanted: Wanted, words: CheckingWords): string {
	switch (wanted.type) {
		case 'payload':
			return tellPayload(wanted.data, words);
		case 'mention':
			return words.textWith(tellPayload(wanted.words, words));
		case 'fields':
			return words.objectWith(visible(shorten(JSON.stringify(wanted.fields))));
		default:
			return wanted satisfies never;
	}
}

/** What is different about an array that is nearly the wanted one. */
export function tellDifference(difference: Difference, words: CheckingWords): string {
	const { type, field, wanted, heard } = difference;
	if (type === 'count') return words.otherCount(field, wanted, heard);
	const tell = (item: unknown) => visible(shorten(JSON.stringify(item)));
	return type === 'item'
		? words.otherItem(field, difference.index + 1, tell(wanted), tell(heard))
		: words.otherEnd(field, tell(wanted), tell(heard));
}

/**
 * Writes what cannot be seen as JavaScript does, so that two texts that differ never look the same:
 * any white space but a space, and what steers a terminal or the direction of the text. A backtick
 * too, for between two of them the words of a verdict have code. What joins emoji stays.
 */
function visible(text: string): string {
	return text.replaceAll(
		/(?! )\p{Z}|[\p{Cc}`]|(?!\u200D)\p{Cf}/gu,
		(sign) => ESCAPES[sign] ?? escaped(sign.codePointAt(0) ?? 0),
	);
}

const escaped = (code: number) => {
	const hex = code.toString(16);
	return code > 0xff_ff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
};

const shorten = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
