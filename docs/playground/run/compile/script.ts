import { compileModule } from 'svelte/compiler';

import { commonJsOf, commonJsOfOutput, withoutTypes } from './common-js';
import type { Compiled } from './compiled';
import { hoistImports } from './hoist';
import { importsOf } from './imports';
import { instrument } from './instrument';
import { linesOfMap, sameLine } from './line-map';
import { refuseNamespaces } from './namespaces';
import { Mistake, saidBy } from './source-error';
import { parse } from './parse';
import { type TreeNode, walk } from './tree';

/** Compiles a module of TypeScript or JavaScript. */
export function compileScript(source: string, number: number): Compiled {
	const tree = parse(source);
	return {
		code: commonJsOf(prepared(source, tree, number)),
		imports: importsOf(tree),
		lineOf: sameLine,
	};
}

/** Compiles a module with runes, such as `Room.svelte.ts`. */
export function compileRunes(file: string, source: string, number: number): Compiled {
	const tree = parse(source);
	const told = withoutTypes(prepared(source, tree, number));
	try {
		const { js } = compileModule(told, { filename: file, dev: true });
		return {
			code: commonJsOfOutput(js.code),
			imports: importsOf(tree),
			lineOf: linesOfMap(js.map.mappings),
		};
	} catch (error) {
		if (error instanceof Mistake) throw error;
		// Its columns are those of the instrumented text; its line is the reader's.
		throw new Mistake(saidBy(error));
	}
}

/** The source as it goes on to the compilers: it tells where it runs, on the same lines. */
function prepared(source: string, tree: TreeNode, number: number): string {
	refuseNamespaces(tree);
	const inserted = instrument(source, tree, number);
	const { front, rest } = hoistImports(withoutMeta(source, tree), tree);
	return front + inserted.into(rest);
}

/** Exchanges `import.meta`, which CommonJS has not, for a name of the same length. */
function withoutMeta(source: string, tree: TreeNode): string {
	let result = source;
	walk(tree, ({ type, start, end }) => {
		if (type !== 'MetaProperty' || source.slice(start, end) !== 'import.meta') return;
		result = `${result.slice(0, start)}import_meta${result.slice(end)}`;
	});
	return result;
}
