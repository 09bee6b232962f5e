import { samePayload, type Payload } from './conversation';

export type Json =
	string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

/**
 * A message that a check looks for: exactly this text, exactly these bytes, a text with these words
 * in it, or a JSON object with at least these fields. What an object has besides is the reader's own
 * business.
 */
export type Wanted =
	| { readonly type: 'payload'; readonly data: Payload }
	| { readonly type: 'mention'; readonly words: string }
	| { readonly type: 'fields'; readonly fields: Readonly<Record<string, Json>> };

/** Exactly this text, or exactly these bytes. */
export const exactly = (data: Payload): Wanted => ({ type: 'payload', data });

/** A text that has these words in it, whatever stands around them. */
export const mentioning = (words: string): Wanted => ({ type: 'mention', words });

/** As the first item of a wanted array: any items, or none. What follows are the last ones. */
export const ANY = '…';

/** A JSON object that has these fields, and perhaps others. */
export const fields = (wanted: Readonly<Record<string, Json>>): Wanted => ({
	type: 'fields',
	fields: wanted,
});

/** Whether what was heard is what was looked for. */
export function matches(heard: Payload, wanted: Wanted): boolean {
	switch (wanted.type) {
		case 'payload':
			return samePayload(heard, wanted.data);
		case 'mention':
			return typeof heard === 'string' && heard.includes(wanted.words);
		case 'fields':
			return contains(objectOf(heard), wanted.fields);
		default:
			return wanted satisfies never;
	}
}

/** The fields of a message that is a JSON object as text; none of any other. */
export function objectOf(heard: Payload): Readonly<Record<string, unknown>> {
	if (typeof heard !== 'string') return {};
	try {
		const value: unknown = JSON.parse(heard);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
	} catch {
		return {};
	}
}

function contains(value: unknown, wanted: Json): boolean {
	if (Array.isArray(wanted)) {
		if (!Array.isArray(value)) return false;
		const last: readonly Json[] = wanted[0] === ANY ? wanted.slice(1) : wanted;
		const skipped = wanted[0] === ANY ? value.length - last.length : 0;
		return (
			value.length === skipped + last.length &&
			last.every((item, index) => contains(value[skipped + index], item))
		);
	}
	if (typeof wanted !== 'object' || wanted === null) return value === wanted;
	if (typeof value !== 'object' || value === null) return false;
	const has = new Map<string, unknown>(Object.entries(value));
	return Object.entries(wanted).every(
		([field, item]) => has.has(field) && contains(has.get(field), item),
	);
}

/** How an array field of a message differs from the wanted one. */
export type Difference = { readonly field: string } & (
	| { readonly type: 'count'; readonly wanted: number; readonly heard: number }
	/** The first that differs; where only the end is known, the end. */
	| ({ readonly type: 'item'; readonly index: number } & Differing)
	| ({ readonly type: 'end' } & Differing)
);

interface Differing {
	readonly wanted: unknown;
	readonly heard: unknown;
}

/** Where a message is the wanted one but for an array: what is different about that. */
export function differenceOf(heard: Payload, wanted: Wanted): Difference | undefined {
	if (wanted.type !== 'fields') return undefined;
	const value = objectOf(heard);
	const [different, ...more] = Object.entries(wanted.fields).filter(
		([field, item]) => !(field in value && contains(value[field], item)),
	);
	if (!different || more.length > 0) return undefined;
	const [field, item] = different;
	const has = value[field];
	if (!Array.isArray(item) || !Array.isArray(has)) return undefined;
	const [items, others]: [readonly Json[], readonly unknown[]] = [item, has];
	if (items[0] === ANY) {
		const end = items.slice(1);
		return { type: 'end', field, wanted: end, heard: others.slice(-end.length) };
	}
	if (others.length !== items.length) {
		return { type: 'count', field, wanted: items.length, heard: others.length };
	}
	const index = items.findIndex((each, place) => !contains(others[place], each));
	return { type: 'item', field, index, wanted: items[index], heard: others[index] };
}
