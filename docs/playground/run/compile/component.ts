import { compile, parse } from 'svelte/compiler';

import { commonJsOfOutput } from './common-js';
import type { Compiled } from './compiled';
import { importsOf } from './imports';
import { instrument } from './instrument';
import { linesOfMap } from './line-map';
import { Mistake, offsetOf, saidBy } from './source-error';
import { isNode } from './tree';

const UNCHANGED = { origin: (offset: number) => offset };

/** Compiles a Svelte component. */
export function compileComponent(file: string, source: string, number: number): Compiled {
	const tree: unknown = at(UNCHANGED, () => parse(source, { filename: file, modern: true }));
	if (!isNode(tree)) throw new Mistake('The parser made no tree.');
	const inserted = instrument(source, tree, number);
	const { js } = at(inserted, () =>
		compile(inserted.into(source), {
			filename: file,
			css: 'injected',
			// As in the reader's own `vite dev`: what goes wrong is said in words.
			dev: true,
		}),
	);
	return {
		code: commonJsOfOutput(js.code),
		imports: importsOf(tree),
		lineOf: linesOfMap(js.map.mappings),
	};
}

/** Does a step of Svelte's compiler; its mistakes come out at the reader's own offsets. */
function at<Result>(inserted: { origin(offset: number): number }, step: () => Result): Result {
	try {
		return step();
	} catch (error) {
		const offset = offsetOf(error);
		throw new Mistake(saidBy(error), offset === undefined ? undefined : inserted.origin(offset));
	}
}
