import { type Expression, parseExpressionAt } from 'acorn';

/** An expression of a lesson that cannot be read without running it. */
export class NotALiteral extends Error {}

/**
 * Reads what an author wrote between the braces of a component: texts, numbers, `true` and `false`,
 * lists and objects of these. Anything that would have to be run is refused.
 */
export function literal(source: string): unknown {
	return valueOf(parseExpressionAt(source, 0, { ecmaVersion: 'latest' }), source);
}

function valueOf(node: Expression, source: string): unknown {
	switch (node.type) {
		case 'Literal':
			return node.value;
		case 'TemplateLiteral':
			if (node.expressions.length > 0) throw refusal(source, node);
			return node.quasis[0]?.value.cooked;
		case 'ArrayExpression':
			return node.elements.map((element) => {
				if (!element || element.type === 'SpreadElement') throw refusal(source, node);
				return valueOf(element, source);
			});
		case 'ObjectExpression':
			return Object.fromEntries(
				node.properties.map((property) => {
					if (
						property.type === 'SpreadElement' ||
						property.computed ||
						property.key.type !== 'Identifier'
					) {
						throw refusal(source, node);
					}
					return [property.key.name, valueOf(property.value, source)];
				}),
			);
		default:
			throw refusal(source, node);
	}
}

const refusal = (source: string, { start, end }: { start: number; end: number }) =>
	new NotALiteral(`This would have to be run to be read: ${source.slice(start, end)}`);
