import * as v from 'valibot';

const Asked = { id: v.string(), prompt: v.string() };

/** What the components of a lesson are given, as far as paper needs it: `docs/exercises/question`. */
const Question = v.object({
	...Asked,
	several: v.optional(v.boolean(), false),
	options: v.array(
		v.object({
			text: v.string(),
			correct: v.optional(v.boolean(), false),
			feedback: v.string(),
		}),
	),
});

const PutInOrder = v.object({
	...Asked,
	parts: v.array(v.object({ text: v.string(), feedback: v.string() })),
});

const Predict = v.object({
	...Asked,
	run: v.string(),
	act: v.string(),
	options: v.array(
		v.object({ text: v.string(), outcome: v.string(), came: v.string(), missed: v.string() }),
	),
});

const Trace = v.object({
	steps: v.array(
		v.object({
			side: v.picklist(['browser', 'server', 'wire']),
			code: v.optional(v.string(), ''),
			text: v.string(),
		}),
	),
});

/** The components that a worksheet asks again, by their names in a lesson. */
const SCHEMAS = { Question, PutInOrder, Predict, Trace } as const;
type Kind = keyof typeof SCHEMAS;

/** One thing that a lesson asks, with all that its author gave it. */
export type Task = {
	[K in Kind]: { kind: K } & v.InferOutput<(typeof SCHEMAS)[K]>;
}[Kind];

export const isTask = (name: string | null): name is Kind =>
	name !== null && Object.hasOwn(SCHEMAS, name);

/**
 * Takes in what an author gave a component.
 * @throws {v.ValiError} when that is not what the component asks for
 */
export function taskOf(kind: Kind, props: Readonly<Record<string, unknown>>): Task {
	switch (kind) {
		case 'Question':
			return { kind, ...v.parse(Question, props) };
		case 'PutInOrder':
			return { kind, ...v.parse(PutInOrder, props) };
		case 'Predict':
			return { kind, ...v.parse(Predict, props) };
		case 'Trace':
			return { kind, ...v.parse(Trace, props) };
	}
}
