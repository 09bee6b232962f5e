import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Files } from '#docs/playground/run/contract';

/** All files of a listing, by their paths in it. */
export function filesOf(step: string): Files {
	const folder = join('docs/listings', step);
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => path.replaceAll('\\', '/'))
		.filter((path) => /\.(?:ts|svelte)$/.test(path));
	return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
