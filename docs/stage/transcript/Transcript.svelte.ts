import { headersOf, headerSize, PERMESSAGE_DEFLATE, readExtensions, readHeader } from '#rfc6455';
import type { EndedBy } from '#docs/lib/line/line';
import { Cutter, type Direction, type Piece } from './Cutter';

/** One thing that passed, with the milliseconds since the connection began. */
export type Passed = { readonly id: number; readonly at: number } & (
	| (Piece & {
			readonly direction: Direction;
			/** The page's own question, not the reader's. */
			readonly own?: boolean;
	  })
	| { readonly kind: 'end'; readonly by: EndedBy; readonly note?: string | undefined }
);

/** A passed frame. */
export type PassedFrame = Extract<Passed, { kind: 'frame' }>;

/** Both directions of one connection on one axis of time, and the place where the reader looks. */
export class Transcript {
	readonly #cutters: Record<Direction, Cutter> = {
		up: new Cutter('up', () => this.#compressed),
		down: new Cutter('down', () => this.#compressed),
	};
	#compressed = false;
	#items = $state.raw<readonly Passed[]>([]);
	#chosen = $state<number>();

	get items(): readonly Passed[] {
		return this.#items;
	}

	/** What the reader looks at: what they chose, or the newest. */
	get shown(): Passed | undefined {
		const chosen = this.#chosen;
		return chosen === undefined ? this.#items.at(-1) : this.#items[chosen];
	}

	/** Whether the newest is shown, whatever comes. */
	get follows(): boolean {
		return this.#chosen === undefined;
	}

	/** Whether one end has ended its side; what the other still said may follow. */
	get over(): boolean {
		return this.#items.some(({ kind }) => kind === 'end');
	}

	/** Takes octets of one direction, cuts them, and answers with what became complete. */
	push(direction: Direction, octets: Uint8Array, at: number): readonly Passed[] {
		return this.#add(direction, this.#cutters[direction].push(octets), at);
	}

	/**
	 * Takes one frame that was sent as it is: what the reader has made may be none to a codec.
	 * @param own - whether the page asked it, not the reader
	 */
	sent(octets: Uint8Array, at: number, own = false): void {
		const header = readHeader(octets);
		const whole = octets.length === headerSize(octets) + header.payloadLength;
		const piece: Piece = whole ? { kind: 'frame', octets, header } : { kind: 'rest', octets };
		const passed = { ...piece, id: this.#items.length, at, direction: 'up', own } as const;
		this.#items = [...this.#items, passed];
	}

	end(by: EndedBy, at: number, note?: string): void {
		for (const direction of ['up', 'down'] as const) {
			this.#add(direction, this.#cutters[direction].end(), at);
		}
		this.#items = [...this.#items, { id: this.#items.length, at, kind: 'end', by, note }];
	}

	choose(id: number): void {
		this.#chosen = id;
	}

	/** One step back or on, from where the reader looks. */
	step(by: 1 | -1): void {
		const last = this.#items.length - 1;
		this.#chosen = Math.min(last, Math.max(0, (this.shown?.id ?? 0) + by));
	}

	follow(): void {
		this.#chosen = undefined;
	}

	#add(direction: Direction, pieces: readonly Piece[], at: number): readonly Passed[] {
		const added = pieces.map((piece, index) => ({
			...piece,
			id: this.#items.length + index,
			at,
			direction,
		}));
		for (const piece of added) {
			if (piece.kind === 'head' && direction === 'down') this.#compressed = compresses(piece.head);
		}
		this.#items = [...this.#items, ...added];
		return added;
	}
}

function compresses(head: Parameters<typeof headersOf>[0]): boolean {
	const lines = headersOf(head, 'sec-websocket-extensions').map(({ value }) => value);
	return (readExtensions(lines) ?? []).some(({ name }) => name === PERMESSAGE_DEFLATE);
}
