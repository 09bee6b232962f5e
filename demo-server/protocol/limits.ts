/** Bounds that both ends know, so that a page can say "too long" before the server has to. */
export const LIMITS = {
	/** Characters (UTF-16 code units, as `String.length` counts) in one text that a reader sends. */
	textLength: 500,
	/** Characters in the name of somebody who chats. */
	nameLength: 20,
	/** Messages of a chat that a newcomer is given. */
	chatHistory: 50,
	/** Bytes in one WebSocket message; past it the connection is closed (RFC 6455, section 10.4). */
	frameBytes: 16 * 1024,
	/** Topics that one client may be subscribed to at a time. */
	topicsPerClient: 8,
	/** Milliseconds after the handshake within which a client has to join. */
	joinTimeout: 5_000,
	/** Milliseconds without a message after which a room ends. */
	roomIdle: 60 * 60_000,
	/** Subscribers up to which every delivery is reported back; a larger audience is not asked. */
	reportedAudience: 60,
} as const;
