import * as v from 'valibot';

/** The whole program as the reader left it: mixed with a newer listing it might not run. */
const ProgramSchema = v.object({
	/** The digest of the listing that it began from. */
	base: v.string(),
	files: v.record(v.string(), v.string()),
});

/** What the reader has made of one program. */
export const EditsSchema = v.object({
	/** None while the reader looks at the listing itself. */
	own: v.optional(ProgramSchema),
	/** What a reset, a newer listing or a shared program has replaced, newest first. */
	aside: v.array(ProgramSchema),
});

const KeptSchema = v.object({ version: v.literal(1), ...EditsSchema.entries });

export type Program = v.InferOutput<typeof ProgramSchema>;
export type Edits = v.InferOutput<typeof EditsSchema>;

/** Part of `Storage` that edits need. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Versions that are put aside; past it the oldest goes. */
export const MOST_ASIDE = 5;

/** What the key of every program's edits begins with. */
export const PREFIX = 'websocket-hands-on.playground.';

/** Where the edits of a step are kept. */
export const keyOf = (step: string) => PREFIX + step;

/** Reads what is kept for a step; what cannot be read is as good as nothing. */
export function readEdits(store: Store | undefined, step: string): Edits {
	try {
		const kept: unknown = JSON.parse(store?.getItem(keyOf(step)) ?? 'null');
		const edits = v.safeParse(KeptSchema, kept);
		return edits.success ? edits.output : { aside: [] };
	} catch {
		return { aside: [] };
	}
}

/** Keeps the edits of a step. Tells whether they will be there after a reload. */
export function keepEdits(store: Store | undefined, step: string, { own, aside }: Edits): boolean {
	if (!store) return false;
	try {
		if (!own && aside.length === 0) store.removeItem(keyOf(step));
		else store.setItem(keyOf(step), JSON.stringify({ version: 1, own, aside }));
		return true;
	} catch {
		// Full, or forbidden by the browser's settings: the reader is told, and goes on.
		return false;
	}
}
