import * as v from 'valibot';
import { createCodec } from './codec';
import { ERROR_CODES } from './error-codes';
import { RoomIdSchema } from './room-id';

/** What one page may see of the tap. */
export const TAP_LIMITS = {
	/** Octets in one `octets` message, before Base64. */
	chunkBytes: 4 * 1024,
	/** Octets of one connection, both ways together, that are shown; what follows only passes. */
	shownBytes: 128 * 1024,
	/** Connections of one watch that are shown. */
	connections: 20,
} as const;

/** The number of a connection among those that the page has made since `watching`, from 1. */
const ConnectionNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Milliseconds since `watching`, with fractions, by the server's clock. */
const At = v.pipe(v.number(), v.minValue(0));

/**
 * Asks to be shown the connections to the echo that come through the tap with `?tap=<id>` in their
 * request, from the address of the page that asks, and from now on. The id is 128 random bits,
 * written as a room's is (`createRoomId`): nobody else watches what is yours. What nobody watches is
 * not kept.
 */
export const TapClientMessageSchema = v.object({ type: v.literal('watch'), id: RoomIdSchema });

/** What the server sends on `/live/tap`. */
export const TapServerMessageSchema = v.variant('type', [
	/** Answers `watch`: dial `ws://<the page's host name>:<port>/live/echo?tap=<id>`. */
	v.object({ type: v.literal('watching'), port: v.pipe(v.number(), v.integer()) }),
	/** Answers `watch`: there is nothing to see. */
	v.object({
		type: v.literal('unavailable'),
		/**
		 * - `off`: the server was started without `--tap`;
		 * - `proxied`: something stands before the server, and would stand before the tap as well;
		 * - `in-page`: the demos run in the page, where there is no TCP;
		 * - `taken`: this id is watched already, or this page watches another.
		 */
		reason: v.picklist(['off', 'proxied', 'in-page', 'taken']),
	}),
	v.object({ type: v.literal('connected'), connection: ConnectionNumber, at: At }),
	/**
	 * Octets as they passed: `up` from the browser, `down` from the server. What the server refuses
	 * is not shown, and in place of the values of `Cookie` and `Authorization` stand asterisks.
	 */
	v.object({
		type: v.literal('octets'),
		connection: ConnectionNumber,
		at: At,
		direction: v.picklist(['up', 'down']),
		octets: v.pipe(v.string(), v.base64()),
	}),
	/** More has passed than is shown of one connection: no more octets of it follow. */
	v.object({ type: v.literal('full'), connection: ConnectionNumber, at: At }),
	/**
	 * One end has ended its side of the TCP connection; `tap` only where its time was up. Octets that
	 * the other end had on their way may follow: Bun does not wait for an answer to its close frame.
	 */
	v.object({
		type: v.literal('ended'),
		connection: ConnectionNumber,
		at: At,
		by: v.picklist(['browser', 'server', 'tap']),
	}),
	v.object({ type: v.literal('error'), code: v.picklist(ERROR_CODES) }),
]);

export type TapClientMessage = v.InferOutput<typeof TapClientMessageSchema>;
export type TapServerMessage = v.InferOutput<typeof TapServerMessageSchema>;

/** The server's end of `/live/tap`. */
export const tapServerCodec = createCodec<TapClientMessage, TapServerMessage>(
	TapClientMessageSchema,
);

/** The page's end of `/live/tap`. */
export const tapClientCodec = createCodec<TapServerMessage, TapClientMessage>(
	TapServerMessageSchema,
);
