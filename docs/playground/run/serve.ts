import { compileProgram, type Program } from './compile/program';
import type { Files, RunEvent, RunOptions } from './contract';
import { InPageRun } from './InPageRun';
import { SERVER_PACKAGES } from './sandbox/package-names';
import { findIsolation } from './sandboxed-frame';

const SERVER = 'server/src/index.ts';

interface ServeOptions {
	/** The file that is run; the server's, unless told. */
	readonly entry?: string;
	/** Puts what is not the reader's around the compiled program. */
	readonly around?: (program: Program) => Program;
}

/**
 * Compiles a program that has no page, and starts it in a worker of its own.
 * @returns the run, once its first module has run; nothing where the code has mistakes, which have
 * been told then
 */
export async function serve(
	files: Files,
	language: RunOptions['language'],
	tell: (event: RunEvent) => void,
	{ entry = SERVER, around = (program) => program }: ServeOptions = {},
): Promise<InPageRun | undefined> {
	const program = compileProgram(files, entry, new Set(SERVER_PACKAGES));
	for (const error of program.errors) {
		tell({ type: 'problem', place: 'server', kind: 'compile', ...error });
	}
	if (program.errors.length > 0) return undefined;
	const options: RunOptions = { tabs: 1, mountTab: () => undefined, language, tell };
	const run = new InPageRun(await findIsolation(), around(program), undefined, options);
	await run.start();
	return run;
}
