import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json; every command works from here. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Makes an absolute path from one that starts at the root. */
export const at = (/** @type {string[]} */ ...parts) => join(root, ...parts);

/** Bun, as its npm package brings it; the name ends in `.exe` on every system. */
export const bun = at('node_modules', 'bun', 'bin', 'bun.exe');

/** Something that the person at the keyboard can mend; it is told in one line, without a stack. */
export class Trouble extends Error {}

/** Runs a command, and ends the process with what came of it. */
export async function runCommand(/** @type {() => Promise<number>} */ command) {
	try {
		process.exitCode = await command();
	} catch (error) {
		if (!(error instanceof Trouble)) throw error;
		console.error(`\n✗ ${error.message}`);
		process.exitCode = 1;
	}
}

/** Tells what a step is about to do, and on its end how long it took. */
export function announce(/** @type {string} */ step) {
	const begun = performance.now();
	console.log(`▸ ${step} …`);
	return () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}
