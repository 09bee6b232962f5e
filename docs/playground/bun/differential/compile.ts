import { dirname, join } from 'node:path';

import { compileScript } from '#docs/playground/run/compile/script';
import { Mistake } from '#docs/playground/run/compile/source-error';
import type { Compiled } from './in-page';

const DOCS = join(import.meta.dir, '../../..');

/** What the playground's compiler refuses to run is told by the program. */
function toCommonJs(source: string): string {
	try {
		return compileScript(source, 0).code;
	} catch (error) {
		if (!(error instanceof Mistake)) throw error;
		return `throw new SyntaxError(${JSON.stringify(error.message)});`;
	}
}

export const isFile = (server: string): boolean => server.endsWith('.ts') && !server.includes('\n');

/** The path of a program that a case names. */
export const fileOf = (server: string): string => join(DOCS, server);

/** The modules of a program, as the playground compiles them. */
export async function compile(server: string): Promise<Compiled> {
	if (!isFile(server)) return { files: { 'index.ts': toCommonJs(server) }, entry: 'index.ts' };
	const folder = dirname(fileOf(server));
	const files: Record<string, string> = {};
	for await (const file of new Bun.Glob('**/*.ts').scan(folder)) {
		files[file] = toCommonJs(await Bun.file(join(folder, file)).text());
	}
	return { files, entry: 'index.ts' };
}
