/** The words of one island, by key, in the reader's language. */
export type Words = Readonly<Record<string, string>>;

/**
 * Picks the words whose key begins with `prefix` and a dot, and drops the two.
 * @param all - every word of the reader's language, as Starlight's `t.all()` returns them
 */
export function pickWords(all: object, prefix: string): Words {
	const start = `${prefix}.`;
	const words: Record<string, string> = {};
	for (const [key, word] of Object.entries(all)) {
		if (key.startsWith(start) && typeof word === 'string') words[key.slice(start.length)] = word;
	}
	return words;
}

/** Leaves out the words whose key begins with `prefix` and a dot: a page is not to carry what it never says. */
export const dropWords = (words: Words, prefix: string): Words =>
	Object.fromEntries(Object.entries(words).filter(([key]) => !key.startsWith(`${prefix}.`)));

/**
 * Says one of the words, with its `{{name}}` places filled.
 * @throws {Error} when there is no such word; the parity test keeps it from reaching a reader
 */
export function say(
	words: Words,
	key: string,
	values: Readonly<Record<string, string | number>> = {},
): string {
	const word = words[key];
	if (word === undefined) throw new Error(`There is no word "${key}" in docs/content/i18n`);
	return word.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}
