import { sha1, WEBSOCKET_GUID } from '#protocol';
import { fromHex, toHex } from '#docs/lib/hex';

/** The key of the example in RFC 6455, section 1.3. */
export const RFC_KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** One step of the computation: what follows from the step before, and what the reader wrote. */
export class Step {
	readonly #follows: () => string | undefined;
	#written = $state<string>();

	constructor(follows: () => string | undefined) {
		this.#follows = follows;
	}

	/** What follows from the step before as it stands; none where nothing can. */
	get follows(): string | undefined {
		return this.#follows();
	}

	/** The reader's own text, which nothing but the reader replaces; else what follows. */
	get value(): string {
		return this.#written ?? this.follows ?? '';
	}

	/** How the two compare; `follows` as long as the reader has written nothing here. */
	get state(): 'follows' | 'same' | 'differs' {
		if (this.#written === undefined) return 'follows';
		return this.#written.trim() === this.follows ? 'same' : 'differs';
	}

	write(text: string): void {
		this.#written = text;
	}

	/** Takes what follows, in place of what the reader wrote. */
	take(): void {
		this.#written = undefined;
	}
}

/** Up to three bytes and the four characters that Base64 writes for them (RFC 4648, section 4). */
export interface Base64Group {
	readonly bytes: readonly number[];
	readonly characters: string;
}

const base64 = (octets: Uint8Array) => btoa(String.fromCharCode(...octets));

/** From a key to `Sec-WebSocket-Accept`, in the steps of RFC 6455, section 4.2.2. */
export class AcceptSteps {
	readonly #given: () => string | undefined;
	#key = $state<string>();

	readonly joined = new Step(() => this.key + WEBSOCKET_GUID);
	readonly digest = new Step(() => toHex(sha1(new TextEncoder().encode(this.joined.value))));
	readonly accept = new Step(() => {
		const octets = fromHex(this.digest.value);
		return octets && base64(octets);
	});

	/** @param given - the key to begin with, once there is one; until then it is the RFC's */
	constructor(given: () => string | undefined = () => undefined) {
		this.#given = given;
	}

	get key(): string {
		return this.#key ?? this.#given() ?? RFC_KEY;
	}

	set key(key: string) {
		this.#key = key.trim();
	}

	/** The bytes of the digest, three by three; none while it is not hexadecimal. */
	get groups(): readonly Base64Group[] {
		const octets = fromHex(this.digest.value) ?? new Uint8Array();
		return Array.from({ length: Math.ceil(octets.length / 3) }, (_, index) => {
			const bytes = octets.subarray(index * 3, index * 3 + 3);
			return { bytes: [...bytes], characters: base64(bytes) };
		});
	}
}
