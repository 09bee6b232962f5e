import * as v from 'valibot';

const BYTES = 16;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The name of a room: 128 random bits as 22 characters of base64url (RFC 4648, section 5).
 * Nobody guesses it, so whoever knows it was given it.
 */
export const RoomIdSchema = v.pipe(v.string(), v.regex(/^[\w-]{21}[AQgw]$/), v.brand('RoomId'));

export type RoomId = v.InferOutput<typeof RoomIdSchema>;

/** Fills an array with random bytes, as `crypto.getRandomValues` does. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => unknown;

/**
 * Makes a new room id.
 * @param fill - where the randomness comes from; `crypto.getRandomValues` also works where the
 *   page is no secure context (http on a LAN address), `crypto.randomUUID` does not.
 */
export function createRoomId(fill: FillRandom): RoomId {
	const bytes = new Uint8Array(BYTES);
	fill(bytes);
	let bits = 0;
	let held = 0;
	let id = '';
	for (const byte of bytes) {
		held = (held << 8) | byte;
		bits += 8;
		while (bits >= 6) {
			bits -= 6;
			id += ALPHABET.charAt((held >> bits) & 63);
		}
		held &= (1 << bits) - 1;
	}
	id += ALPHABET.charAt((held << (6 - bits)) & 63);
	return v.parse(RoomIdSchema, id);
}
