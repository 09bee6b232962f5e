import type { RoomId } from '#protocol';
import { hideSecrets } from './hide-secrets';
import { TapIdFinder } from './tap-id';
import type { Direction } from './watches';

/** What has passed. */
interface Passed {
	readonly direction: Direction;
	/** Milliseconds, by the clock of the server. */
	readonly at: number;
	readonly octets: Uint8Array;
}

/** How the answer begins with which the server lets a WebSocket in. */
const LET_IN = 'HTTP/1.1 101 ';
/** Octets of a browser that are held back; Bun reads no head of more than 16 KiB. */
const LONGEST = 32 * 1024;

/**
 * Holds back what passes until the server has let it in, as a WebSocket to the echo: whether the
 * page that sends a request may be shown at all, its `Origin` tells, and the server looks at that.
 * Any page on the web can have a browser send a request to here; what it sends is shown to nobody.
 */
export class HeldHandshake {
	readonly #finder = new TapIdFinder();
	readonly #passed: Passed[] = [];
	#id: RoomId | undefined;
	#answer = '';
	#held = 0;

	/**
	 * Takes what passes. The id of the watch, once the server has let it in; `undefined` while that
	 * is not known; `none` when it is nothing to be shown.
	 */
	push(passed: Passed): RoomId | 'none' | undefined {
		this.#passed.push(passed);
		return passed.direction === 'up' ? this.#asked(passed) : this.#answered(passed);
	}

	/** All that has passed, without what is secret in it. */
	passed(): Passed[] {
		const up = this.#passed.filter(({ direction }) => direction === 'up');
		const shown = hideSecrets(Buffer.concat(up.map(({ octets }) => octets)));
		let from = 0;
		return this.#passed.map((one) => {
			if (one.direction === 'down') return one;
			const octets = shown.subarray(from, from + one.octets.length);
			from += octets.length;
			return { ...one, octets };
		});
	}

	#asked({ octets }: Passed): 'none' | undefined {
		this.#held += octets.length;
		if (this.#held > LONGEST) return 'none';
		if (this.#id !== undefined) return undefined;
		const id = this.#finder.push(octets);
		if (id === 'none') return 'none';
		this.#id = id;
		return undefined;
	}

	#answered({ octets }: Passed): RoomId | 'none' | undefined {
		this.#answer += Buffer.from(octets.subarray(0, LET_IN.length)).toString('latin1');
		const begins = this.#answer.slice(0, LET_IN.length);
		if (!LET_IN.startsWith(begins)) return 'none';
		return begins === LET_IN ? (this.#id ?? 'none') : undefined;
	}
}
