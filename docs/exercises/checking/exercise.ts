import type { Probe } from './probe';
import type { Rule } from './rule';
import type { Stand } from './stand';
import type { Wording } from './wording';

/**
 * One thing that the reader's program has to do, and how that is found out over its socket: by
 * dialling it, or by serving it where it is a client.
 */
export interface Check<Name extends string = string, With = Probe> {
	readonly name: Name;
	/** Without that check this one would say nothing new; it is left out where that one fails. */
	readonly needs?: string;
	/** The code that it wants a connection closed with; told where the handshake is refused instead. */
	readonly closes?: number;
	/** Where it is written. */
	readonly rule: Rule;
	/**
	 * Talks to the program.
	 * @throws {CheckFailed} when it does not do what it should
	 */
	readonly run: (means: With) => Promise<void>;
}

/** What an exercise says, in every language. */
export interface ExerciseWords<Name extends string = string> {
	readonly checks: Readonly<
		Record<
			Name,
			{
				/** What the program does when it is right, as a sentence. */
				readonly name: Wording;
				/** Why it probably does not, and what to look at. */
				readonly failed: Wording;
			}
		>
	>;
	/** Each a step further than the one before; the last one all but says it. */
	readonly hints: readonly Wording[];
	/** The checks that the starter fails, so that a reader who begins knows what to expect. */
	readonly starterFails: readonly Name[];
}

interface Common<Name extends string> {
	readonly slug: string;
	/** The lesson behind it, by its slug. */
	readonly lesson: string;
	readonly words: ExerciseWords<Name>;
}

/** The reader writes a server, and the checks dial it. */
export interface ServerExercise<Name extends string = string> extends Common<Name> {
	readonly program: 'server';
	/** From the ground up: the first that fails is the one to mend. */
	readonly checks: readonly Check<Name>[];
}

/** The reader writes a client, and the checks serve it. */
export interface ClientExercise<Name extends string = string> extends Common<Name> {
	readonly program: 'client';
	readonly checks: readonly Check<Name, Stand>[];
}

export type Exercise = ServerExercise | ClientExercise;

/** The file of the program, in the folder of the starter and in the reader's own. */
export const fileOf = ({ program }: Pick<Exercise, 'program'>): string => `${program}/src/index.ts`;
