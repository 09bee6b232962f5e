/**
 * Makes code blocks reachable by keyboard as plain groups.
 *
 * Expressive Code's script gives each `pre` that scrolls `tabindex` and `role="region"`: a
 * landmark without a name, and several of them on a page (axe: landmark-unique). It leaves a `pre`
 * alone that has both already, and takes both away where nothing scrolls.
 */
export function pluginScrollableCode() {
	return {
		name: 'Scrollable code blocks as groups',
		hooks: {
			/** @param {{ renderData: { blockAst: import('hast').Element } }} context */
			postprocessRenderedBlock({ renderData }) {
				for (const node of renderData.blockAst.children) {
					if (node.type !== 'element' || node.tagName !== 'pre') continue;
					node.properties.tabIndex = 0;
					node.properties.role = 'group';
				}
			},
		},
	};
}
