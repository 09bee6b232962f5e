import { safeParse } from 'valibot';
import { type RoomId, RoomIdSchema } from '#protocol';

/** Bytes within which a request line ends; a longer one has no id that we look for. */
const LONGEST_LINE = 4 * 1024;

/**
 * Finds the `?tap=` in the first line of what a browser sends to open a WebSocket of the echo,
 * however the bytes arrive.
 */
export class TapIdFinder {
	#line = '';

	/** The id, once it is known; `undefined` while there is no whole line; `none` when there is none. */
	push(octets: Uint8Array): RoomId | 'none' | undefined {
		this.#line += Buffer.from(octets.subarray(0, LONGEST_LINE)).toString('latin1');
		const end = this.#line.indexOf('\n');
		if (end < 0) return this.#line.length < LONGEST_LINE ? undefined : 'none';
		const [, query] = /^GET \/live\/echo\?(\S*) /.exec(this.#line.slice(0, end)) ?? [];
		const id = new URLSearchParams(query).get('tap');
		const parsed = safeParse(RoomIdSchema, id);
		return parsed.success ? parsed.output : 'none';
	}
}
