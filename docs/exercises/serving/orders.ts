import * as v from 'valibot';

/** A client is named by a key that no other check has used. */
const client = v.string();

/** What the reader's program is told to do. */
export const programOrder = v.variant('type', [
	/** Its user may type at once, before any connection can be open. */
	v.object({
		type: v.literal('start'),
		client,
		url: v.string(),
		types: v.exactOptional(v.string()),
	}),
	/** Its user types this. */
	v.object({ type: v.literal('say'), client, text: v.string() }),
	/** Asks when its next timer is due, once it has noticed what the server did. */
	v.object({ type: v.literal('due') }),
	/** Puts its clock forward. */
	v.object({ type: v.literal('pass'), milliseconds: v.number() }),
	/** Stops every timer: whoever waits for one comes no more. */
	v.object({ type: v.literal('rest') }),
	/** What `Math.random` returns from now on; without a value, numbers that lie far apart. */
	v.object({ type: v.literal('dice'), value: v.exactOptional(v.number()) }),
]);

/** What the server does that the program dials. */
export const doorOrder = v.variant('type', [
	/** Whether those who dial are let in. */
	v.object({ type: v.literal('admit'), isOpen: v.boolean() }),
	v.object({ type: v.literal('send'), client, text: v.string() }),
	/** Ends the connection without a goodbye. */
	v.object({ type: v.literal('cut'), client }),
	v.object({ type: v.literal('close'), client, code: v.number() }),
]);

export type ProgramOrder = v.InferOutput<typeof programOrder>;
export type DoorOrder = v.InferOutput<typeof doorOrder>;

/** What a check of a client has done. */
export type Order = ProgramOrder | DoorOrder;
