/** How far a reader has come with a part, from the least to the most. */
export const STAGES = ['seen', 'tried', 'done'] as const;
export type Stage = (typeof STAGES)[number];

/** What is kept of a reader, in the browser and in an exported file. */
export interface Progress {
	/** How far each part has come, by its name, such as `lessons/pub-sub`. */
	readonly parts: Readonly<Record<string, Stage>>;
	/** The part that was opened last. */
	readonly last?: string;
}

const APP = 'websocket-hands-on';
/** A file of another version is refused, never guessed at. */
const VERSION = 1;
const PART = /^(?:lessons|exercises)\/[a-z0-9-]+$/;

export const NOTHING: Progress = { parts: {} };

/** Why a text is no progress. */
export type Unreadable = 'no-progress' | 'other-version';

/** Writes progress down, with what tells it from any other file. */
export const writeProgress = (progress: Progress): string =>
	JSON.stringify({ app: APP, version: VERSION, ...progress }, null, '\t');

/** Reads what `writeProgress` wrote. Nothing is taken over from a text that is anything else. */
export function readProgress(text: string): Progress | Unreadable {
	const { app, version, parts, last } = fieldsOf(parse(text));
	if (app !== APP) return 'no-progress';
	if (version !== VERSION) return 'other-version';
	const read: Record<string, Stage> = {};
	for (const [part, stage] of Object.entries(fieldsOf(parts))) {
		if (!PART.test(part) || !isStage(stage)) return 'no-progress';
		read[part] = stage;
	}
	if (last === undefined) return { parts: read };
	return typeof last === 'string' && PART.test(last) ? { parts: read, last } : 'no-progress';
}

/** A part has come this far. It never goes back by that. */
export function reach(progress: Progress, part: string, stage: Stage): Progress {
	const before = progress.parts[part];
	if (before !== undefined && STAGES.indexOf(before) >= STAGES.indexOf(stage)) return progress;
	return { ...progress, parts: { ...progress.parts, [part]: stage } };
}

/** Forgets one part. */
export function forget({ parts, last }: Progress, part: string): Progress {
	const rest = Object.fromEntries(Object.entries(parts).filter(([name]) => name !== part));
	return { parts: rest, ...(last !== undefined && last !== part && { last }) };
}

/** Joins what came from a file to what is here: of each part, the further one. */
export function join(here: Progress, file: Progress): Progress {
	const joined = Object.entries(file.parts).reduce(
		(progress, [part, stage]) => reach(progress, part, stage),
		here,
	);
	const last = here.last ?? file.last;
	return { ...joined, ...(last !== undefined && { last }) };
}

/**
 * The part that a path of the site belongs to, in whatever language; nothing for other pages.
 * @param base - the folder of the host that the workbook has to itself
 */
export function partOf(path: string, base: string): string | undefined {
	const inside = path.slice(base.replace(/\/$/, '').length);
	const part = inside.split('/').filter(Boolean).slice(1).join('/');
	return path.startsWith(base.replace(/\/$/, '')) && PART.test(part) ? part : undefined;
}

/**
 * Where to go on: the part that was opened last or, once that is done, the first after it that is
 * not.
 * @param order - every part, in the order of reading
 */
export function whereNext({ parts, last }: Progress, order: readonly string[]): string | undefined {
	if (last === undefined || !order.includes(last)) return undefined;
	const from = order.slice(order.indexOf(last));
	return (
		from.find((part) => parts[part] !== 'done') ?? order.find((part) => parts[part] !== 'done')
	);
}

const isStage = (value: unknown): value is Stage => STAGES.some((stage) => stage === value);

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
