import type { Payload } from './conversation';
import type { Difference, Wanted } from './wanted';
import type { CheckingWords } from './words';

const LONGEST = 80;
const BYTES_SHOWN = 12;

/** A payload in one line: a text in quotes, with all its spaces; bytes in hexadecimal. */
export function tellPayload(data: Payload, words: CheckingWords): string {
	if (data === '') return words.emptyText;
	if (typeof data === 'string') return `"${shorten(data.replaceAll(/[\n\r\t]/g, escaped))}"`;
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
			return words.objectWith(shorten(JSON.stringify(wanted.fields)));
		default:
			return wanted satisfies never;
	}
}

/** What is different about an array that is nearly the wanted one. */
export function tellDifference(difference: Difference, words: CheckingWords): string {
	const { type, field, wanted, heard } = difference;
	if (type === 'count') return words.otherCount(field, wanted, heard);
	const tell = (item: unknown) => shorten(JSON.stringify(item));
	return type === 'item'
		? words.otherItem(field, difference.index + 1, tell(wanted), tell(heard))
		: words.otherEnd(field, tell(wanted), tell(heard));
}

const escaped = (sign: string) => JSON.stringify(sign).slice(1, -1);

const shorten = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
