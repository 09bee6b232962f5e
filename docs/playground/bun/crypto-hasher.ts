import { sha1 } from '#protocol';
import { UnavailableError } from './unavailable';

const encoder = new TextEncoder();

/** A digest in the encodings that Bun has for text. */
function encode(bytes: Uint8Array, encoding: 'hex' | 'base64'): string {
	if (encoding === 'base64') return btoa(String.fromCharCode(...bytes));
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bun's hasher, as far as the handshake needs it: SHA-1 (RFC 6455, section 4.2.2). */
export class CryptoHasher {
	#parts: Uint8Array[] = [];

	/** @throws {UnavailableError} for any other algorithm */
	constructor(algorithm: string) {
		if (!/^sha-?1$/i.test(algorithm))
			throw new UnavailableError(`Bun.CryptoHasher("${algorithm}")`);
	}

	update(data: string | ArrayBuffer | ArrayBufferView): this {
		if (typeof data === 'string') this.#parts.push(encoder.encode(data));
		else if (ArrayBuffer.isView(data)) {
			this.#parts.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice());
		} else this.#parts.push(new Uint8Array(data.slice()));
		return this;
	}

	/** The digest as bytes, or as text where an encoding is named. The hasher begins anew. */
	digest(): Uint8Array;
	digest(encoding: 'hex' | 'base64'): string;
	digest(encoding?: 'hex' | 'base64'): Uint8Array | string {
		const message = Uint8Array.from(this.#parts.flatMap((part) => [...part]));
		this.#parts = [];
		const bytes = sha1(message);
		return encoding === undefined ? bytes : encode(bytes, encoding);
	}
}
