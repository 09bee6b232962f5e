import { checkClient } from '#docs/exercises/checking/check-client';
import { checkProgram } from '#docs/exercises/checking/check-program';
import type { ClientExercise, Exercise, ServerExercise } from '#docs/exercises/checking/exercise';
import type { Verdict, Verdicts } from '#docs/exercises/checking/verdict';
import { startClient } from '#docs/exercises/cli/client-program';
import { startProgram } from '#docs/exercises/cli/program';
import { terminal } from '#docs/exercises/cli/surroundings';
import { freePort } from './free-port';

/** Milliseconds to wait for a fact: enough on a busy machine, and enough on most. */
export const PATIENCE = { ample: 10_000, little: 1_500 };

interface Options {
	readonly patience: number;
	/** Throws, with what the program has printed, where it ends before the checks begin. */
	readonly mustRun?: boolean;
	/** How often the same process is checked; once, unless told. */
	readonly rounds?: number;
	/** The verdict after which the rest is not waited for. */
	readonly last?: Verdict['type'];
	/** Called when the program runs, and the checks begin. */
	readonly begun?: () => void;
}

/**
 * How many programs run side by side. Most of a test is a wrong program's patience; more at once
 * than this, and those that work have too little of two cores.
 */
const AT_ONCE = 8;
let running = 0;
const waiting: (() => void)[] = [];

/** Starts a program, checks it, and ends it, as soon as there is room for one more. */
export async function check(
	exercise: Exercise,
	file: string,
	options: Options,
): Promise<Verdict[]> {
	if (running === AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
	else running += 1;
	try {
		return await (exercise.program === 'server'
			? checkServerFile(exercise, file, options)
			: checkClientFile(exercise, file, options));
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}

async function checkServerFile(
	exercise: ServerExercise,
	file: string,
	options: Options,
): Promise<Verdict[]> {
	const { patience, mustRun } = options;
	const port = await freePort();
	const start = await startProgram(file, port);
	if (start.type === 'ended' && mustRun) {
		throw new Error(`${file} ended:\n${start.output}`);
	}
	// One that does not even start is told of by the checks like any other.
	await using _program = start.type === 'ended' ? undefined : start.program;
	const url = `ws://localhost:${port}/ws`;
	return await collect(() => checkProgram(exercise, url, { ...terminal, patience }), options);
}

async function checkClientFile(
	exercise: ClientExercise,
	file: string,
	options: Options,
): Promise<Verdict[]> {
	await using client = await startClient(file, options);
	return await collect(() => checkClient(exercise, client.opened), options);
}

async function collect(
	go: () => Verdicts,
	{ rounds = 1, last, begun }: Options,
): Promise<Verdict[]> {
	begun?.();
	const verdicts: Verdict[] = [];
	for (let round = 0; round < rounds; round += 1) {
		for await (const verdict of go()) {
			verdicts.push(verdict);
			if (verdict.type === last) break;
		}
	}
	return verdicts;
}
