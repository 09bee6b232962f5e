/**
 * Close codes of our own, from the range for private use (RFC 6455, section 7.4.2).
 * Read them as 4000 + the HTTP status with the nearest meaning. One reference entry each.
 */
export const CLOSE_CODES = {
	/** Kept sending what is no message of the protocol. */
	'bad-messages': 4400,
	/** Did not join in time. */
	'join-timeout': 4408,
	/** Joined once more with the same session; the older connection is closed, and stays closed. */
	'taken-over': 4409,
	/** The room saw no message for an hour and ended. */
	'room-ended': 4410,
	/** Read too slowly, so that what was meant for it piled up in the server. */
	'slow-reader': 4413,
	/** Speaks another version of the protocol; the page is older or newer than the server. */
	'other-version': 4426,
	/** Kept sending faster than is allowed. */
	flooding: 4429,
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;

/** The codes that the server uses as RFC 6455, section 7.4.1, defines them. */
export const STANDARD_CLOSE_CODES = {
	normal: 1000,
	/** The server is stopping (SIGTERM, SIGINT). */
	'going-away': 1001,
	'no-status': 1005,
	abnormal: 1006,
	'message-too-big': 1009,
} as const;
