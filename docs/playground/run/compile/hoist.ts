import { nodesOf, type TreeNode } from './tree';

/**
 * Moves the imports that stand behind other statements to the front, where they take effect
 * anyway, and leaves the length of every line but the first as it was: `require` does not hoist.
 * @returns the text for the front, and the source with room where the imports were
 */
export function hoistImports(source: string, tree: TreeNode): { front: string; rest: string } {
	let front = '';
	let rest = source;
	let others = false;
	for (const { type, start, end } of nodesOf(tree.body)) {
		if (type !== 'ImportDeclaration') others = true;
		else if (others) {
			const text = source.slice(start, end);
			// A comment at the end of a line would swallow what follows on the one line of the front.
			if (text.includes('//') && text.includes('\n')) continue;
			front += `${text.replaceAll('\n', ' ')};`;
			rest = rest.slice(0, start) + text.replace(/[^\n]/g, ' ') + rest.slice(end);
		}
	}
	return { front, rest };
}
