import { getEntry } from 'astro:content';

import type { Language } from '#docs/languages';
import { sidebar } from '#docs/sidebar';

/** A lesson or an exercise. */
export interface Part {
	/** Such as `lessons/pub-sub`. */
	readonly name: string;
	readonly title: string;
	readonly href: string;
}

/** Every lesson and exercise, in the order of reading, in one language. */
export async function partsIn(language: Language): Promise<Part[]> {
	const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
	const items = (sidebar ?? []).flatMap((group) =>
		typeof group !== 'string' && 'items' in group ? group.items : [],
	);
	const names = items.flatMap((item) =>
		typeof item === 'string' && /^(?:lessons|exercises)\//.test(item) ? item : [],
	);
	return Promise.all(
		names.map(async (name) => {
			const entry = await getEntry('docs', `${language}/${name}`);
			return { name, title: entry?.data.title ?? name, href: `${base}${language}/${name}/` };
		}),
	);
}
