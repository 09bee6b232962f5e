/** FNV-1a: a number from a text, the same on every machine and in every build. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	return value >>> 0;
}

/**
 * The order in which the parts of a question are offered: places from 0, mixed. It hangs on the
 * question's name alone, so that both languages, the page and its paper offer the same, and it is
 * never the right one.
 */
export function shuffled(count: number, name: string): number[] {
	const places = Array.from({ length: count }, (_, place) => place);
	const mixed = places.toSorted(
		(one, other) => hash(`${String(one)}:${name}`) - hash(`${String(other)}:${name}`),
	);
	const isInOrder = mixed.every((place, index) => place === index);
	return isInOrder ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}
