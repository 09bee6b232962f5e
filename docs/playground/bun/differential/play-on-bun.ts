/**
 * Plays all cases on real Bun. Reads the transcripts that are expected from its standard input, as
 * JSON, and prints those that came about.
 */
import { CASES } from './cases';
import { ordered, playOnBun } from './real-bun';
import type { Transcript } from './stage';

const expected = (await Bun.stdin.json()) as Record<string, Transcript>;
const transcripts: Record<string, object> = {};
for (const each of CASES) {
	const inPage = expected[each.name];
	if (!inPage) throw new Error(`There is no transcript of "${each.name}".`);
	transcripts[each.name] = {
		differs: each.differs,
		engineWords: each.engineWords,
		inPage: ordered(inPage),
		onBun: ordered(await playOnBun(each, inPage)),
	};
}
await Bun.write(Bun.stdout, JSON.stringify(transcripts));
