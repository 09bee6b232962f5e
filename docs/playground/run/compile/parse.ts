import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Parser } from 'acorn';

import { Mistake, offsetOf, saidBy } from './source-error';
import { isNode, type TreeNode } from './tree';

/** The parser that Svelte's compiler brings along, so that it costs no byte of its own. */
const TypeScriptParser = Parser.extend(tsPlugin());

/** Reads a module of TypeScript or JavaScript, as strictly as the language is. */
export function parse(source: string): TreeNode {
	try {
		const tree: unknown = TypeScriptParser.parse(source, {
			ecmaVersion: 'latest',
			sourceType: 'module',
			// acorn-typescript reads its own positions from here.
			locations: true,
		});
		if (isNode(tree)) return tree;
	} catch (error) {
		throw new Mistake(saidBy(error), offsetOf(error));
	}
	throw new Mistake('The parser made no tree.');
}
