/**
 * `npm run exercise <slug>`: checks the reader's program in a terminal, and again on each save.
 */
import { relative, resolve } from 'node:path';

import { fileOf } from '#docs/exercises/checking/exercise';
import { UsageError, readOptions } from './options';
import { checkStarted, checkDialled } from './session';
import { copyStarter, exists, findProgram } from './starter';
import { terminalWords } from './words';

/** npm runs a script in the folder of package.json, and says where the reader was. */
const here = process.env.INIT_CWD ?? process.cwd();

process.exitCode = await main();

async function main(): Promise<number> {
	try {
		return await run();
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		console.error(error.message);
		return 2;
	}
}

async function run(): Promise<number> {
	const options = readOptions(process.argv.slice(2), process.env);
	const { exercise, language, task } = options;
	const { slug } = exercise;
	const words = terminalWords[language];
	if (task.type === 'dial') return checkDialled(options, task.exercise, task.url);
	if (task.type === 'copy') {
		const file = await copyStarter(exercise, resolve(here, task.folder));
		if (file === undefined) throw new UsageError(words.isThere(task.folder));
		console.log(words.made(relative(here, file), slug));
		return 0;
	}
	const file =
		task.file === undefined ? await findProgram(exercise, here) : resolve(here, task.file);
	if (file === undefined || !(await exists(file))) {
		throw new UsageError(words.noFile(task.file ?? fileOf(exercise), slug, fileOf(exercise)));
	}
	return checkStarted(options, file, relative(here, file), task.port);
}
