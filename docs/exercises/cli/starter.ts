import { cp, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Exercise, fileOf } from '#docs/exercises/checking/exercise';

const EXERCISES = fileURLToPath(new URL('..', import.meta.url));

/** Whether there is anything at this path. */
export const exists = (path: string): Promise<boolean> =>
	stat(path).then(
		() => true,
		() => false,
	);

/**
 * Copies what an exercise begins with.
 * @returns the program's file; nothing where the folder is there already
 */
export async function copyStarter(exercise: Exercise, folder: string): Promise<string | undefined> {
	if (await exists(folder)) return undefined;
	await cp(join(EXERCISES, exercise.slug, 'starter'), folder, { recursive: true });
	return join(folder, fileOf(exercise));
}

/** The reader's program: in the folder they are in, or where `--new` put it. */
export async function findProgram(exercise: Exercise, from: string): Promise<string | undefined> {
	for (const folder of ['.', `mine/${exercise.slug}`]) {
		const file = resolve(from, folder, fileOf(exercise));
		if (await exists(file)) return file;
	}
	return undefined;
}
