import { isNode, nodesOf, type TreeNode, walk } from './tree';

/** A module that a source asks for, and where it does. */
export interface Import {
	readonly specifier: string;
	readonly offset: number;
}

/** Lists what a module imports when it runs; types are gone by then. */
export function importsOf(tree: TreeNode): Import[] {
	const found: Import[] = [];
	walk(tree, (node) => {
		if (!/^(?:Import(?:Declaration|Expression)|Export(?:Named|All)Declaration)$/.test(node.type)) {
			return;
		}
		const source = node.source;
		if (!isNode(source) || typeof source.value !== 'string') return;
		if (!isForTypes(node)) found.push({ specifier: source.value, offset: source.start });
	});
	return found;
}

function isForTypes(node: TreeNode): boolean {
	if (node.importKind === 'type' || node.exportKind === 'type') return true;
	const specifiers = nodesOf(node.specifiers);
	return (
		specifiers.length > 0 &&
		specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type')
	);
}
