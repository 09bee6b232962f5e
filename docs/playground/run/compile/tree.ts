/** A node of an ESTree or of Svelte's tree, which holds ESTrees. */
export interface TreeNode {
	readonly type: string;
	readonly start: number;
	readonly end: number;
	readonly [key: string]: unknown;
}

/** Says whether a value is a node of the tree. */
export function isNode(value: unknown): value is TreeNode {
	return (
		typeof value === 'object' &&
		value !== null &&
		'type' in value &&
		typeof value.type === 'string' &&
		'start' in value &&
		typeof value.start === 'number'
	);
}

/** Visits a node and all that is below it, from the outside in. */
export function walk(node: TreeNode, visit: (node: TreeNode) => void): void {
	visit(node);
	for (const value of Object.values(node)) {
		if (isNode(value)) walk(value, visit);
		else if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit);
	}
}

/** The nodes of a list in the tree; none where it is no list. */
export function nodesOf(value: unknown): TreeNode[] {
	return Array.isArray(value) ? value.filter(isNode) : [];
}
