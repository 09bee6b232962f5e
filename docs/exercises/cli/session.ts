import { checkClient } from '#docs/exercises/checking/check-client';
import { checkProgram } from '#docs/exercises/checking/check-program';
import type { ServerExercise } from '#docs/exercises/checking/exercise';
import type { Subject } from '#docs/exercises/checking/tell';
import type { Verdicts } from '#docs/exercises/checking/verdict';
import { startClient } from './client-program';
import { type Options, UsageError } from './options';
import { isListening, startProgram } from './program';
import { plain, report } from './report';
import { terminal } from './surroundings';
import { saved } from './watch';
import { terminalWords } from './words';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell says of a program that Ctrl+C ended: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** Checks a program that runs already; it belongs to the reader, and goes on running. */
export async function checkDialled(
	options: Options,
	exercise: ServerExercise,
	url: string,
): Promise<number> {
	begin(options, url);
	const verdicts = checkProgram(exercise, url, terminal);
	return (await tell(options, verdicts, { url, prints: 'terminal' })) ? 0 : 1;
}

/**
 * Starts the reader's file, checks it, and does so again on each save until Ctrl+C.
 * @returns the exit code: of the last verdict, or 130 after Ctrl+C
 */
export async function checkStarted(
	options: Options,
	file: string,
	shown: string,
	port: number,
): Promise<number> {
	const words = terminalWords[options.language];
	// A client finds its server on a port of its own.
	const needsPort = options.exercise.program === 'server';
	if (needsPort && (await isListening(port)))
		throw new UsageError(words.portTaken(port, options.exercise.slug));
	const stop = new AbortController();
	const onSignal = () => stop.abort();
	for (const signal of SIGNALS) process.once(signal, onSignal);
	begin(options, shown);
	try {
		// From before the first start on: what is saved while the checks run, counts.
		const saves = options.once ? undefined : saved(file, stop.signal);
		for (;;) {
			const isRight = await startAndCheck(options, file, port, stop.signal);
			if (!saves) return isRight ? 0 : 1;
			if (!stop.signal.aborted) console.log(`\n${words.watching(shown)}`);
			if (!(await saves.next())) return isRight ? 0 : INTERRUPTED;
			console.log('');
		}
	} finally {
		for (const signal of SIGNALS) process.off(signal, onSignal);
		stop.abort();
	}
}

async function startAndCheck(
	options: Options,
	file: string,
	port: number,
	stop: AbortSignal,
): Promise<boolean> {
	const { exercise } = options;
	if (exercise.program === 'server') return startServer(options, exercise, file, port, stop);
	await using client = await startClient(file, { stop });
	const verdicts = checkClient(exercise, client.opened);
	const isRight = await tell(options, verdicts, { url: '', prints: 'below' }, stop);
	if (!isRight && !stop.aborted) console.log(printed(options, client.output()));
	return isRight;
}

async function startServer(
	options: Options,
	exercise: ServerExercise,
	file: string,
	port: number,
	stop: AbortSignal,
): Promise<boolean> {
	const words = terminalWords[options.language];
	const start = await startProgram(file, port, stop);
	if (start.type === 'ended') {
		console.log(`✗ ${words.ended(start.code)}\n${printed(options, start.output)}`);
		return false;
	}
	await using program = start.program;
	if (start.type === 'not-listening') {
		if (stop.aborted) return false;
		console.log(`✗ ${plain(words.notListening(port))}\n${printed(options, program.output())}`);
		return false;
	}
	const { url } = program;
	const verdicts = checkProgram(exercise, url, terminal);
	const isRight = await tell(options, verdicts, { url, prints: 'below' }, stop);
	if (!isRight && !stop.aborted) console.log(printed(options, program.output()));
	return isRight;
}

/** Prints each verdict as it comes, and then how many passed. Returns whether all did. */
async function tell(
	{ exercise, language, hints }: Options,
	verdicts: Verdicts,
	subject: Subject,
	stop?: AbortSignal,
): Promise<boolean> {
	const words = terminalWords[language];
	const begun = performance.now();
	let passed = 0;
	for await (const verdict of verdicts) {
		if (stop?.aborted) return false;
		if (verdict.type === 'passed') passed += 1;
		console.log(report(verdict, exercise, subject, language));
	}
	const all = exercise.checks.length;
	console.log(`\n${words.tally(passed, all, Math.round(performance.now() - begun))}`);
	if (passed === all) console.log(words.done);
	else {
		for (const [index, hint] of exercise.words.hints.slice(0, hints).entries()) {
			console.log(
				`${words.hint(index + 1, exercise.words.hints.length)}: ${plain(hint[language])}`,
			);
		}
	}
	return passed === all;
}

function begin({ exercise, language }: Options, what: string): void {
	console.log(`${terminalWords[language].checking(exercise.slug, what)}\n`);
}

function printed({ language }: Options, output: string): string {
	if (output.trim() === '') return '';
	const lines = output.trimEnd().split('\n');
	return [
		`${terminalWords[language].printed}:`,
		...lines.map((line) => `  ${line.replaceAll(/\p{Cc}/gu, ' ')}`),
	].join('\n');
}
