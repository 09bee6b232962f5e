import type { FieldName } from './frame-fields';
import { type FrameHeader, headerSize, lengthEnd, readHeader } from './frame-header';
import { brokenHeaderRule, type FrameTerms } from './header-rules';
import { mask } from './mask';
import type { ViolationRule } from './violations';

/** A rule that was broken; after it nothing more is read (RFC 6455, section 7.1.7). */
export interface Violation {
	readonly type: 'violation';
	readonly rule: ViolationRule;
	readonly field: FieldName;
	/** The byte that shows it, counted from the first that was ever pushed. */
	readonly at: number;
}

/** What the bytes of one direction say, frame by frame; `at` counts bytes from the first. */
export type FrameEvent =
	| {
			readonly type: 'header';
			readonly at: number;
			readonly header: FrameHeader;
			/** The bytes of the header, for `frameFields`. */
			readonly octets: Uint8Array;
	  }
	/** A part of the payload, without the mask. How it is parted follows from how it arrived. */
	| { readonly type: 'payload'; readonly at: number; readonly octets: Uint8Array }
	/** The frame is complete; `at` is the first byte behind it. */
	| { readonly type: 'end'; readonly at: number }
	| Violation;

/**
 * Cuts the bytes of one direction into frames, however they arrive, and judges each header as soon
 * as the byte is there that breaks a rule. It keeps a header at most, never a payload. What is
 * said by several frames together, or by a payload, is for the `MessageAssembler` to judge.
 */
export class FrameDecoder {
	readonly #terms: FrameTerms;
	#at = 0;
	#head: number[] = [];
	#header: FrameHeader | undefined;
	/** Bytes of the present payload that have come. */
	#payloadRead = 0;
	#failed = false;

	constructor(terms: FrameTerms) {
		this.#terms = terms;
	}

	/** Takes the next bytes, as many as there are, and says what has become known by them. */
	push(chunk: Uint8Array): FrameEvent[] {
		const events: FrameEvent[] = [];
		let from = 0;
		while (from < chunk.length && !this.#failed) {
			const taken = this.#header
				? this.#readPayload(this.#header, chunk.subarray(from), events)
				: this.#readHead(chunk[from] ?? 0, events);
			from += taken;
		}
		return events;
	}

	/** The bytes of a header that is not complete, for a picture of how far it has come. */
	get headSoFar(): Uint8Array {
		return new Uint8Array(this.#head);
	}

	/** Byte by byte, so that the verdict does not depend on how the bytes were cut. */
	#readHead(octet: number, events: FrameEvent[]): number {
		this.#head.push(octet);
		this.#at += 1;
		const octets = this.#head;
		const begin = this.#at - octets.length;
		// No rule hangs on a part of the length, or on the key.
		const telling = octets.length <= 2 || octets.length === lengthEnd(octets);
		const broken = telling && brokenHeaderRule(octets, this.#terms);
		if (broken) {
			this.#failed = true;
			const { bit, ...what } = broken;
			events.push({ type: 'violation', ...what, at: begin + (bit >> 3) });
			return 1;
		}
		if (octets.length < headerSize(octets)) return 1;
		const header = readHeader(octets);
		events.push({ type: 'header', at: begin, header, octets: this.headSoFar });
		this.#head = [];
		this.#header = header;
		if (header.payloadLength === 0) this.#end(events);
		return 1;
	}

	#readPayload({ payloadLength, maskingKey }: FrameHeader, rest: Uint8Array, events: FrameEvent[]) {
		const piece = rest.subarray(0, Math.min(rest.length, payloadLength - this.#payloadRead));
		// A copy, and not by slice(): that of a Buffer shares the bytes.
		const octets = maskingKey ? mask(piece, maskingKey, this.#payloadRead) : new Uint8Array(piece);
		events.push({ type: 'payload', at: this.#at, octets });
		this.#payloadRead += piece.length;
		this.#at += piece.length;
		if (this.#payloadRead === payloadLength) this.#end(events);
		return piece.length;
	}

	#end(events: FrameEvent[]): void {
		this.#header = undefined;
		this.#payloadRead = 0;
		events.push({ type: 'end', at: this.#at });
	}
}
