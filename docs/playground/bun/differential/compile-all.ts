/** Prints the programs of all cases, compiled, as JSON: for a browser to play. */
import { CASES } from './cases';
import { compile } from './compile';

const programs = await Promise.all(
	CASES.map(async ({ name, server }) => [name, await compile(server)] as const),
);
await Bun.write(Bun.stdout, JSON.stringify(Object.fromEntries(programs)));
