import { type RoomId, TAP_LIMITS, type TapServerMessage } from '#protocol';

/** Tells one page what passes. */
type Show = (message: TapServerMessage) => void;

export type Direction = Extract<TapServerMessage, { type: 'octets' }>['direction'];
export type EndedBy = Extract<TapServerMessage, { type: 'ended' }>['by'];

/** One connection, as the page that watches it is shown it. */
export interface Shown {
	octets(direction: Direction, at: number, octets: Uint8Array): void;
	ended(by: EndedBy): void;
}

/** Who watches which connections. Nothing is kept of what nobody watches. */
export class Watches {
	readonly #watches = new Map<RoomId, Watch>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	/**
	 * Begins a watch, and returns what ends it; undefined when the id is watched already.
	 * @param address - where the page is that watches
	 */
	begin(id: RoomId, address: string, show: Show): (() => void) | undefined {
		if (this.#watches.has(id)) return undefined;
		const watch = new Watch(this.#now, address, show);
		this.#watches.set(id, watch);
		return () => {
			watch.end();
			this.#watches.delete(id);
		};
	}

	/**
	 * Shows a connection to whoever watches its id from the same address; undefined when nobody
	 * does, or has seen enough. An id proves nothing by itself: whoever knows one can hand it on.
	 */
	connected(id: RoomId, address: string, at: number): Shown | undefined {
		const watch = this.#watches.get(id);
		return watch?.address === address ? watch.connected(at) : undefined;
	}
}

/** What one page watches: its connections, on one axis of time. */
class Watch {
	readonly address: string;
	readonly #now: () => number;
	readonly #begun: number;
	#show: Show;
	#connections = 0;

	constructor(now: () => number, address: string, show: Show) {
		this.address = address;
		this.#now = now;
		this.#begun = now();
		this.#show = show;
	}

	end(): void {
		this.#show = () => undefined;
	}

	connected(since: number): Shown | undefined {
		if (this.#connections >= TAP_LIMITS.connections) return undefined;
		const connection = (this.#connections += 1);
		const show: Show = (message) => this.#show(message);
		// It may have been made before the page began to watch.
		const at = (time: number) => Math.max(0, time - this.#begun);
		let left: number = TAP_LIMITS.shownBytes;
		show({ type: 'connected', connection, at: at(since) });
		return {
			octets(direction, time, octets) {
				if (left === 0) return;
				const shown = octets.subarray(0, left);
				left -= shown.length;
				for (const chunk of chunksOf(shown)) {
					const base64 = chunk.toBase64();
					show({ type: 'octets', connection, at: at(time), direction, octets: base64 });
				}
				if (left === 0) show({ type: 'full', connection, at: at(time) });
			},
			ended: (by) => show({ type: 'ended', connection, at: at(this.#now()), by }),
		};
	}
}

function* chunksOf(octets: Uint8Array): Generator<Uint8Array> {
	const { chunkBytes } = TAP_LIMITS;
	for (let from = 0; from < octets.length; from += chunkBytes) {
		yield octets.subarray(from, from + chunkBytes);
	}
}
