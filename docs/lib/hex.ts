/** Writes bytes as two hexadecimal digits each. */
export function toHex(octets: Iterable<number>, between = ' '): string {
	return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(between);
}

/** Reads bytes from hexadecimal digits, spaces or not; undefined where it is anything else. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
	const digits = text.replace(/\s+/g, '');
	if (!/^(?:[\da-f]{2})*$/i.test(digits)) return undefined;
	return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
