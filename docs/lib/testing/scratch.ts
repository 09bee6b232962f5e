import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Inside the project, so that a program there finds its packages; lint and types do not look here. */
const SCRATCH = join(import.meta.dir, '..', '..', '..', '.cache', 'scratch');

/** A new folder for the programs that a test writes. */
export interface Scratch extends AsyncDisposable {
	/** Writes a file of the folder, and returns its absolute path. */
	write(name: string, text: string): Promise<string>;
}

/** Makes a folder that is gone once it is disposed of. */
export async function scratch(): Promise<Scratch> {
	await mkdir(SCRATCH, { recursive: true });
	const folder = await mkdtemp(join(SCRATCH, 'test-'));
	return {
		async write(name, text) {
			const file = join(folder, name);
			await Bun.write(file, text);
			return file;
		},
		[Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
	};
}
