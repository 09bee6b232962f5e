import { samePayload, type Payload } from './conversation';

export type Json =
	string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

/**
 * A message that a check looks for: exactly this text, exactly these bytes, or a JSON object with
 * at least these fields. What an object has besides is the reader's own business.
 */
export type Wanted =
	| { readonly type: 'payload'; readonly data: Payload }
	| { readonly type: 'fields'; readonly fields: Readonly<Record<string, Json>> };

/** Exactly this text, or exactly these bytes. */
export const exactly = (data: Payload): Wanted => ({ type: 'payload', data });

/** A JSON object that has these fields, and perhaps others. */
export const fields = (wanted: Readonly<Record<string, Json>>): Wanted => ({
	type: 'fields',
	fields: wanted,
});

/** Whether what was heard is what was looked for. */
export function matches(heard: Payload, wanted: Wanted): boolean {
	if (wanted.type === 'payload') return samePayload(heard, wanted.data);
	return contains(objectOf(heard), wanted.fields);
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
		return (
			Array.isArray(value) &&
			value.length === wanted.length &&
			wanted.every((item: Json, index) => contains(value[index], item))
		);
	}
	if (typeof wanted !== 'object' || wanted === null) return value === wanted;
	if (typeof value !== 'object' || value === null) return false;
	const has = new Map<string, unknown>(Object.entries(value));
	return Object.entries(wanted).every(
		([field, item]) => has.has(field) && contains(has.get(field), item),
	);
}
