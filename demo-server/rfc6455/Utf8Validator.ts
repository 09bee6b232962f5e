/**
 * Says whether bytes are UTF-8 (RFC 3629), however they are cut, and no later than at the first
 * byte that cannot belong to any text: so RFC 6455, section 8.1, is kept as early as it can be.
 * Surrogates, overlong forms and what lies above U+10FFFF show at their first or second byte; the
 * bounds are those of table 3-7 in the Unicode Standard.
 */
export class Utf8Validator {
	/** Continuation bytes that the present character still needs. */
	#needed = 0;
	/** What the next of them has to lie between. */
	#lower = 0x80;
	#upper = 0xbf;

	/** @returns the index of the first byte that cannot be, or −1 when all may stay */
	push(octets: Uint8Array): number {
		for (let index = 0; index < octets.length; index += 1) {
			const octet = octets[index] ?? 0;
			if (!(this.#needed > 0 ? this.#goOn(octet) : this.#begin(octet))) return index;
		}
		return -1;
	}

	/** Whether the text may end here: no character is cut. */
	get complete(): boolean {
		return this.#needed === 0;
	}

	#begin(octet: number): boolean {
		if (octet < 0x80) return true;
		// C0 and C1 would be overlong, and from F5 on all is above U+10FFFF.
		if (octet < 0xc2 || octet > 0xf4) return false;
		this.#needed = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
		// Overlong in three bytes, and in four.
		if (octet === 0xe0) this.#lower = 0xa0;
		if (octet === 0xf0) this.#lower = 0x90;
		// Surrogates (U+D800 to U+DFFF), and above U+10FFFF.
		if (octet === 0xed) this.#upper = 0x9f;
		if (octet === 0xf4) this.#upper = 0x8f;
		return true;
	}

	#goOn(octet: number): boolean {
		if (octet < this.#lower || octet > this.#upper) return false;
		this.#needed -= 1;
		this.#lower = 0x80;
		this.#upper = 0xbf;
		return true;
	}
}
