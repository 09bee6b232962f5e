import { isSatteriProcessor, type SatteriResolvedOptions } from '@astrojs/markdown-satteri';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';

type HastPlugin = Extract<SatteriResolvedOptions['hastPlugins'][number], { name: string }>;

interface JsxElement {
	attributes: readonly ({ name: string; value?: unknown } | { value: unknown })[];
}

/** What carries a link in our Markdown: the element, and Starlight's components for it. */
const CARRIERS = ['a', 'LinkCard', 'LinkButton'];

/** Puts the base before a link that starts at the root of the site; leaves any other as it is. */
export function underBase(link: string, base: string): string {
	const isFromRoot = link.startsWith('/') && !link.startsWith('//');
	return isFromRoot ? base.replace(/\/$/, '') + link : link;
}

/** Makes the plugin of Sätteri that puts the base before each link of a document. */
export function linkPlugin(base: string): HastPlugin {
	return {
		name: 'links-under-base',
		element: {
			filter: CARRIERS,
			visit(node, context) {
				const { href } = node.properties;
				if (typeof href === 'string') context.setProperty(node, 'href', underBase(href, base));
			},
		},
		mdxJsxFlowElement: {
			filter: CARRIERS,
			visit(node, context) {
				const href = hrefOf(node);
				if (href !== undefined) context.setProperty(node, 'href', underBase(href, base));
			},
		},
		mdxJsxTextElement: {
			filter: CARRIERS,
			visit(node, context) {
				const href = hrefOf(node);
				if (href !== undefined) context.setProperty(node, 'href', underBase(href, base));
			},
		},
	};
}

/** The link of a component. One that is computed (`href={…}`) has none: its author sees to it. */
function hrefOf({ attributes }: JsxElement): string | undefined {
	const href = attributes.find((attribute) => 'name' in attribute && attribute.name === 'href');
	return typeof href?.value === 'string' ? href.value : undefined;
}

/**
 * Lets the pages write their links from the root (`/ja/lessons/pub-sub/`), and the site be built
 * for a folder of a host. It has to come before Starlight, so that its check of the links sees
 * them as they will be.
 */
export function linksUnderBase(): AstroIntegration {
	return {
		name: 'links-under-base',
		hooks: {
			'astro:config:setup'({ config: { base, markdown } }) {
				if (base === '/') return;
				const { processor } = markdown;
				if (!isSatteriProcessor(processor)) {
					throw new AstroError(
						'The links of the pages cannot be put under the base',
						'docs/build/links-under-base.ts knows how to in Sätteri only: teach it this processor.',
					);
				}
				processor.options.hastPlugins.push(linkPlugin(base));
			},
		},
	};
}
