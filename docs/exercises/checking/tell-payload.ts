import type { Payload } from './conversation';
import type { Wanted } from './wanted';
import type { CheckingWords } from './words';

const LONGEST = 80;
const BYTES_SHOWN = 12;

/** A payload in one line: a text in quotes, bytes in hexadecimal. */
export function tellPayload(data: Payload, words: CheckingWords): string {
	if (data === '') return words.emptyText;
	if (typeof data === 'string') return `"${shorten(data.replaceAll(/\s+/g, ' '))}"`;
	const hex = [...data.subarray(0, BYTES_SHOWN)].map((byte) => byte.toString(16).padStart(2, '0'));
	return words.bytes(data.length, `${hex.join(' ')}${data.length > BYTES_SHOWN ? ' …' : ''}`);
}

export function tellWanted(wanted: Wanted, words: CheckingWords): string {
	return wanted.type === 'payload'
		? tellPayload(wanted.data, words)
		: words.objectWith(shorten(JSON.stringify(wanted.fields)));
}

const shorten = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
