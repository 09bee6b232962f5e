import { Mistake } from './source-error';
import { isNode, nodesOf, type TreeNode } from './tree';

/**
 * Refuses namespaces of TypeScript's that hold values: they would be taken out with the types.
 * @throws {Mistake} for the first one
 */
export function refuseNamespaces(tree: TreeNode): void {
	for (const statement of nodesOf(tree.body).map(withoutExport)) {
		if (statement.type !== 'TSModuleDeclaration' || !hasValues(statement)) continue;
		throw new Mistake(
			'A namespace with values in it is not available in the page. Put them in a module of their own, and import that.',
			statement.start,
		);
	}
}

const withoutExport = (statement: TreeNode): TreeNode =>
	isNode(statement.declaration) ? statement.declaration : statement;

/** Whether anything is left of it once the types are gone. */
function hasValues(statement: TreeNode): boolean {
	if (statement.declare === true) return false;
	if (/^TS(?:Interface|TypeAlias)Declaration$/.test(statement.type)) return false;
	if (statement.type !== 'TSModuleDeclaration' || !isNode(statement.body)) return true;
	const { body } = statement;
	// The body of `namespace A.B {}` is B.
	const inner = body.type === 'TSModuleDeclaration' ? [body] : nodesOf(body.body);
	return inner.map(withoutExport).some(hasValues);
}
