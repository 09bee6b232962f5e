import * as v from 'valibot';

const client = v.string();

/** What the reader's program does. It comes from where that runs, so it is looked at first. */
export const programReport = v.variant('type', [
	v.object({ type: v.literal('shown'), client, text: v.string() }),
	v.object({ type: v.literal('lost'), client, count: v.nullable(v.number()) }),
	/** What it was told to do, it answered with an error. */
	v.object({ type: v.literal('threw'), client, message: v.string() }),
	/** Its next timer is due in so many milliseconds; nothing while it waits for none. */
	v.object({ type: v.literal('due'), milliseconds: v.exactOptional(v.number()) }),
]);

/** What comes to the server that it dials. */
export const doorReport = v.variant('type', [
	v.object({ type: v.literal('dialled'), client, isAdmitted: v.boolean() }),
	v.object({
		type: v.literal('heard'),
		client,
		data: v.union([v.string(), v.array(v.number())]),
	}),
	/** The client has ended the connection. */
	v.object({ type: v.literal('left'), client, code: v.number() }),
]);

/** How far the program is with itself, before it takes orders. */
export const loaded = v.variant('type', [
	v.object({ type: v.literal('ready') }),
	v.object({ type: v.literal('no-start') }),
]);

export type ProgramReport = v.InferOutput<typeof programReport>;
export type DoorReport = v.InferOutput<typeof doorReport>;
export type Loaded = v.InferOutput<typeof loaded>;

/** What a check hears. `gone`: the program has ended. */
export type Report = ProgramReport | DoorReport | { readonly type: 'gone' };
