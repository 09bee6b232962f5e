/**
 * Masks, or takes the mask away: XOR with the key, round and round, does both (RFC 6455, section
 * 5.3).
 * @param at - where in the payload these bytes lie, when they are a part of it
 * @returns new bytes; what was given stays as it is
 */
export function mask(octets: Uint8Array, key: Uint8Array, at = 0): Uint8Array<ArrayBuffer> {
	const masked = new Uint8Array(octets);
	for (let index = 0; index < masked.length; index += 1) {
		masked[index] = (masked[index] ?? 0) ^ (key[(at + index) & 3] ?? 0);
	}
	return masked;
}
