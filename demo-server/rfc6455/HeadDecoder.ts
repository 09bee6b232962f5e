import { type Head, readHead } from './http-head';

/** The four bytes that end a head: CR LF CR LF (RFC 9112, section 2.1). */
const END = [13, 10, 13, 10];

/** What has become of a head by the bytes so far. */
export type HeadProgress =
	| { readonly state: 'incomplete' }
	/** `rest` is what came behind it: the first frames, if any. */
	| { readonly state: 'complete'; readonly head: Head; readonly rest: Uint8Array }
	| { readonly state: 'too-large' };

/** Waits for the empty line that ends the head of an HTTP message, however the bytes arrive. */
export class HeadDecoder {
	readonly #largest: number;
	#octets: number[] = [];
	/** How many of the four bytes of the end stand last. */
	#matched = 0;
	#done: Exclude<HeadProgress, { state: 'incomplete' }> | undefined;

	/** @param largest - bytes past which nobody waits for the end */
	constructor(largest = 16 * 1024) {
		this.#largest = largest;
	}

	/** Takes the next bytes. What comes after the end is not taken: it stands in `rest`. */
	push(chunk: Uint8Array): HeadProgress {
		if (this.#done) return this.#done;
		for (const [index, octet] of chunk.entries()) {
			this.#octets.push(octet);
			this.#matched = octet === END[this.#matched] ? this.#matched + 1 : octet === 13 ? 1 : 0;
			if (this.#matched === END.length) {
				const head = readHead(Uint8Array.from(this.#octets));
				this.#done = { state: 'complete', head, rest: new Uint8Array(chunk.subarray(index + 1)) };
				return this.#done;
			}
			if (this.#octets.length >= this.#largest) return (this.#done = { state: 'too-large' });
		}
		return { state: 'incomplete' };
	}
}
