/** Plays every case in the page's way, and prints the transcripts: a process of its own, so that a
 * promise that nobody waits for is told to the program, and not to a test runner. */
import { CASES } from './cases';
import { compile } from './compile';
import { onUnhandledRejection, playInPage } from './in-page';
import type { Transcript } from './stage';

process.on('unhandledRejection', onUnhandledRejection);

const transcripts: Record<string, Transcript | string> = {};
for (const each of CASES) {
	transcripts[each.name] = await playInPage(each, await compile(each.server), { Buffer }).catch(
		String,
	);
}
await Bun.write(Bun.stdout, JSON.stringify(transcripts));
process.exit();
