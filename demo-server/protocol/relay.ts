import * as v from 'valibot';
import { createCodec } from './codec';
import { ERROR_CODES } from './error-codes';

/** What one connection through the relay may take. Time is in milliseconds. */
export const RELAY_LIMITS = {
	/** Bytes in one binary message to the page. */
	chunkBytes: 8 * 1024,
	/** Bytes that the page may write; a frame of 70,000 fits in several times. */
	bytesUp: 256 * 1024,
	/** Bytes that the server may answer. */
	bytesDown: 192 * 1024,
	/** From `opened` on. */
	time: 5 * 60_000,
	/** Without a byte from the page: the server itself pings every quarter of a minute. */
	idle: 2 * 60_000,
} as const;

/**
 * What a page sends to `/live/relay` as text. Neither has a target: there is one only, the server
 * that the page came from. What the page sends as binary is written to the TCP connection as it
 * is; it is dropped where none is open, for it may have been on its way when the connection ended.
 */
export const RelayClientMessageSchema = v.variant('type', [
	/** Opens a TCP connection; one at a time. */
	v.object({ type: v.literal('open') }),
	/** Ends the TCP connection, without a word of WebSocket: what a browser reports as 1006. */
	v.object({ type: v.literal('end') }),
]);

/** What the server sends on `/live/relay` as text. Binary is what came on the TCP connection. */
export const RelayServerMessageSchema = v.variant('type', [
	v.object({ type: v.literal('opened') }),
	/** Answers `open`: there is no TCP connection, or no other one beside the one there is. */
	v.object({
		type: v.literal('refused'),
		/**
		 * - `unavailable`: the demos run in the page, where there is no TCP;
		 * - `already-open`: this page has one;
		 * - `too-many`: as many are open, from this address or in all, as may be;
		 * - `too-often`: this address has opened too many in the last minute;
		 * - `loop`: this request itself came through the relay;
		 * - `no-answer`: the server did not take the connection.
		 */
		reason: v.picklist([
			'unavailable',
			'already-open',
			'too-many',
			'too-often',
			'loop',
			'no-answer',
		]),
	}),
	/** The TCP connection is over. Every byte of it came before. */
	v.object({
		type: v.literal('ended'),
		by: v.picklist(['server', 'page', 'relay']),
		/** Why, where it was the relay: a bound of `RELAY_LIMITS`, or messages that came too fast. */
		reason: v.optional(v.picklist(['bytes-up', 'bytes-down', 'time', 'idle', 'too-fast'])),
	}),
	v.object({ type: v.literal('error'), code: v.picklist(ERROR_CODES) }),
]);

export type RelayClientMessage = v.InferOutput<typeof RelayClientMessageSchema>;
export type RelayServerMessage = v.InferOutput<typeof RelayServerMessageSchema>;

/** The server's end of the texts of `/live/relay`. */
export const relayServerCodec = createCodec<RelayClientMessage, RelayServerMessage>(
	RelayClientMessageSchema,
);

/** The page's end of the texts of `/live/relay`. */
export const relayClientCodec = createCodec<RelayServerMessage, RelayClientMessage>(
	RelayServerMessageSchema,
);
