import { Insertions } from './insertions';
import { lineOf, lineStarts } from './lines';
import { isNode, nodesOf, type TreeNode, walk } from './tree';

/** What the reader's code calls with the number of the file and of each line that it runs. */
export const AT = '__at';

/** Says nothing while it runs, or may stand only where it stands. */
const SILENT =
	/^(?:Import|ExportAll|Function|Class|Empty|TS)(?:[A-Za-z]*)(?:Declaration|Statement|Function|Assignment)$/;
const LOOP = /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/;
const LISTS: Readonly<Record<string, string>> = {
	Program: 'body',
	BlockStatement: 'body',
	StaticBlock: 'body',
	SwitchCase: 'consequent',
};

function isSilent(node: TreeNode): boolean {
	if (SILENT.test(node.type) || node.declare === true) return true;
	// A directive has to be the first in its list, and `$:` belongs to Svelte.
	if (typeof node.directive === 'string') return true;
	if (node.type === 'LabeledStatement') return isNode(node.label) && node.label.name === '$';
	if (node.type !== 'ExportNamedDeclaration') return false;
	return !isNode(node.declaration) || isSilent(node.declaration);
}

/**
 * Finds where the reader's code tells that it runs: before each statement, in each turn of a loop,
 * and in the body of an arrow function that is an expression. It stays on its lines.
 * @param tree - of the source, with offsets into it
 * @param file - the number of the file in its program
 */
export function instrument(source: string, tree: TreeNode, file: number): Insertions {
	const inserted = new Insertions();
	const lines = lineStarts(source);
	const at = (node: TreeNode) => `${AT}(${file},${lineOf(lines, node.start)})`;

	walk(tree, (node) => {
		const list = LISTS[node.type];
		if (list !== undefined) {
			for (const statement of nodesOf(node[list])) {
				if (!isSilent(statement)) inserted.before(statement.start, `${at(statement)};`);
			}
		}
		if (LOOP.test(node.type)) inBody(node.body, node);
		else if (node.type === 'IfStatement') {
			inBody(node.consequent);
			if (isNode(node.alternate) && node.alternate.type !== 'IfStatement') {
				inBody(node.alternate);
			}
		} else if (node.type === 'ArrowFunctionExpression') {
			const body = node.body;
			if (isNode(body) && body.type !== 'BlockStatement') {
				inserted.around(body.start, body.end, `(${at(body)},`, ')');
			}
		}
	});
	return inserted;

	/** A loop tells of each turn even where its body is empty: an endless one is broken there. */
	function inBody(body: unknown, loop?: TreeNode): void {
		if (!isNode(body)) return;
		if (body.type !== 'BlockStatement') {
			inserted.around(body.start, body.end, `{${at(body)};`, '}');
		} else if (loop) inserted.before(body.start + 1, `${at(loop)};`);
	}
}
