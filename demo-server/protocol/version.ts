import * as v from 'valibot';

/** The version of the wire. A page and a server that differ in it part with `other-version`. */
export const PROTOCOL_VERSION = 1;

/** The part of `join` that stays the same in every version, whatever else changes. */
const OtherVersionSchema = v.object({
	type: v.literal('join'),
	version: v.pipe(v.number(), v.integer(), v.notValue(PROTOCOL_VERSION)),
});

/**
 * Says whether a message is a `join` of another version of the wire, which need not be a message
 * of this one.
 */
export function speaksOtherVersion(data: unknown): boolean {
	if (typeof data !== 'string') return false;
	try {
		return v.is(OtherVersionSchema, JSON.parse(data));
	} catch {
		return false;
	}
}
