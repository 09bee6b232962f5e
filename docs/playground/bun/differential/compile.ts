import { dirname, join } from 'node:path';
import { transform } from 'sucrase';

import type { Compiled } from './in-page';

const DOCS = join(import.meta.dir, '../../..');

const toCommonJs = (source: string) =>
	transform(source, { transforms: ['typescript', 'imports'] }).code;

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
