import { frameFields, type FrameField, headerSize, mask, readHeader } from '#rfc6455';

/** Bits of a frame that the reader points at, in one of its views. */
interface Point {
	readonly bit: number;
	readonly bits: number;
}

/** One frame as bytes. Picture and hex dump are two views of it, and both point and edit here. */
export class FrameBytes {
	#octets = $state.raw<Uint8Array>(new Uint8Array());
	#point = $state.raw<Point>();

	readonly #fields = $derived(frameFields(this.#octets));

	constructor(octets: Uint8Array) {
		this.#octets = octets;
	}

	/** As they travel: masked, where they are. */
	get octets(): Uint8Array {
		return this.#octets;
	}

	get fields(): readonly FrameField[] {
		return this.#fields;
	}

	/** The fields that the reader points at: several, where that is a byte that several share. */
	get lit(): readonly FrameField[] {
		const point = this.#point;
		if (!point) return [];
		const { bit: from, bits } = point;
		return this.#fields.filter((field) => field.bit < from + bits && from < field.bit + field.bits);
	}

	/** The payload as far as it has come, and as the application knows it. */
	get payload(): Uint8Array {
		const { maskingKey, payloadLength } = readHeader(this.#octets);
		const start = headerSize(this.#octets);
		const there = this.#octets.subarray(start, start + payloadLength);
		return maskingKey ? mask(there, maskingKey) : there;
	}

	/** How many bytes the frame has by its own word, once its header is complete. */
	get size(): number | undefined {
		const { length } = this.#octets;
		if (length < 2 || length < headerSize(this.#octets)) return undefined;
		return headerSize(this.#octets) + readHeader(this.#octets).payloadLength;
	}

	pointAt(bit: number, bits: number): void {
		this.#point = { bit, bits };
	}

	/** Turns one bit over; bit 0 is the leftmost of the figure. */
	toggle(bit: number): void {
		const at = bit >> 3;
		this.write(at, (this.#octets[at] ?? 0) ^ (0x80 >> (bit & 7)));
	}

	/** Writes one byte; behind the last it is added. */
	write(at: number, octet: number): void {
		const octets = new Uint8Array(Math.max(this.#octets.length, at + 1));
		octets.set(this.#octets);
		octets[at] = octet;
		this.#octets = octets;
	}

	removeLast(): void {
		this.#octets = this.#octets.slice(0, -1);
	}

	/** Puts another frame in its place. */
	replace(octets: Uint8Array): void {
		this.#octets = octets;
		this.#point = undefined;
	}
}
