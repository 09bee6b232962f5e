import { mask } from '#rfc6455';

/** Bytes that are shown one by one. */
const SHOWN = 24;

/** One byte on its way through the mask. */
export interface MaskedByte {
	readonly at: number;
	/** As the application knows it. */
	readonly plain: number;
	/** The byte of the key that it meets. */
	readonly key: number;
	/** As it travels. */
	readonly masked: number;
	/** What it is part of, at its first byte; empty at the others. */
	readonly character: string;
}

/** A text, a key, and what becomes of both (RFC 6455, section 5.3). */
export class Masking {
	readonly #random: () => Uint8Array;
	#text = $state('');
	#key = $state.raw<Uint8Array>(new Uint8Array(4));
	#chosen = $state(0);

	constructor(text: string, random = () => crypto.getRandomValues(new Uint8Array(4))) {
		this.#text = text;
		this.#random = random;
	}

	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
		this.#chosen = 0;
	}

	get key(): Uint8Array {
		return this.#key;
	}

	newKey(): void {
		this.#key = this.#random();
	}

	/** A key of zeros changes nothing: what travels is the text. */
	zeroKey(): void {
		this.#key = new Uint8Array(4);
	}

	get octets(): Uint8Array {
		return new TextEncoder().encode(this.#text);
	}

	get masked(): Uint8Array {
		return mask(this.octets, this.#key);
	}

	get bytes(): readonly MaskedByte[] {
		const { masked } = this;
		const characters = Array.from(this.#text).flatMap((character) => {
			const { length } = new TextEncoder().encode(character);
			return [character, ...Array.from({ length: length - 1 }, () => '')];
		});
		return Array.from(this.octets.subarray(0, SHOWN), (plain, at) => ({
			at,
			plain,
			key: this.#key[at & 3] ?? 0,
			masked: masked[at] ?? 0,
			character: characters[at] ?? '',
		}));
	}

	/** Bytes behind those that are shown. */
	get hidden(): number {
		return Math.max(0, this.octets.length - SHOWN);
	}

	/** The byte whose bits are shown. */
	get chosen(): MaskedByte | undefined {
		return this.bytes[this.#chosen];
	}

	choose(at: number): void {
		this.#chosen = at;
	}
}

/** What somebody on the way reads who takes every byte for a character. */
export function asRead(octets: Uint8Array): string {
	return Array.from(octets, (octet) =>
		octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·',
	).join('');
}
