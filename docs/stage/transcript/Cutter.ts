import { FrameDecoder, type FrameHeader, type Head, HeadDecoder } from '#rfc6455';

export type Direction = 'up' | 'down';

/** A piece of one direction of a connection, as the octets of it came. */
export type Piece =
	| { readonly kind: 'head'; readonly octets: Uint8Array; readonly head: Head }
	/** What an HTTP answer says behind its head, where no WebSocket came of it. */
	| { readonly kind: 'body'; readonly octets: Uint8Array }
	| { readonly kind: 'frame'; readonly octets: Uint8Array; readonly header: FrameHeader }
	/** From here on no frame can be told: a rule is broken, or the end came first. */
	| { readonly kind: 'rest'; readonly octets: Uint8Array };

/** Cuts one direction of a connection into its head and its frames, however the octets come. */
export class Cutter {
	readonly #direction: Direction;
	readonly #isCompressed: () => boolean;
	readonly #head = new HeadDecoder();
	#state: 'head' | 'body' | 'frames' | 'rest' = 'head';
	#frames: FrameDecoder | undefined;
	/** Octets that no piece has taken yet, and where they begin, counted from the first frame. */
	#kept: Uint8Array = new Uint8Array();
	#keptAt = 0;
	#header: FrameHeader | undefined;

	/** @param isCompressed - whether permessage-deflate was agreed on, asked at the first frame */
	constructor(direction: Direction, isCompressed: () => boolean = () => false) {
		this.#direction = direction;
		this.#isCompressed = isCompressed;
	}

	/** Takes the next octets; answers with the pieces that are complete by them. */
	push(octets: Uint8Array): Piece[] {
		switch (this.#state) {
			case 'head':
				return this.#readHead(octets);
			case 'body':
				return [{ kind: 'body', octets }];
			case 'frames':
				return this.#readFrames(octets);
			case 'rest':
				return [{ kind: 'rest', octets }];
			default:
				return this.#state satisfies never;
		}
	}

	/** The direction is over: what is left of it can only be a part of something. */
	end(): Piece[] {
		const octets = this.#kept;
		this.#kept = new Uint8Array();
		return octets.length > 0 ? [{ kind: 'rest', octets }] : [];
	}

	#readHead(octets: Uint8Array): Piece[] {
		const before = this.#kept;
		this.#kept = join(before, octets);
		const progress = this.#head.push(octets);
		if (progress.state === 'incomplete') return [];
		if (progress.state === 'too-large') {
			this.#state = 'rest';
			return this.end();
		}
		const { head, rest } = progress;
		const taken = this.#kept.subarray(0, head.size);
		const switches = this.#direction === 'up' || /^HTTP\/1\.1 101\b/.test(head.startLine);
		this.#state = switches ? 'frames' : 'body';
		this.#kept = new Uint8Array();
		const more = rest.length > 0 ? this.push(rest) : [];
		return [{ kind: 'head', octets: taken, head }, ...more];
	}

	#readFrames(octets: Uint8Array): Piece[] {
		this.#frames ??= new FrameDecoder({
			sender: this.#direction === 'up' ? 'client' : 'server',
			compression: this.#isCompressed(),
		});
		this.#kept = join(this.#kept, octets);
		const pieces: Piece[] = [];
		for (const event of this.#frames.push(octets)) {
			if (event.type === 'header') this.#header = event.header;
			if (event.type === 'violation') {
				this.#state = 'rest';
				return [...pieces, ...this.end()];
			}
			if (event.type !== 'end' || !this.#header) continue;
			const size = event.at - this.#keptAt;
			pieces.push({ kind: 'frame', octets: this.#kept.slice(0, size), header: this.#header });
			this.#kept = this.#kept.slice(size);
			this.#keptAt = event.at;
		}
		return pieces;
	}
}

function join(before: Uint8Array, after: Uint8Array): Uint8Array {
	const all = new Uint8Array(before.length + after.length);
	all.set(before);
	all.set(after, before.length);
	return all;
}
