/** Why a message was answered with `error`; the socket stays open. One reference entry each. */
export const ERROR_CODES = [
	'already-joined',
	'bad-json',
	'bad-message',
	'binary-data',
	'not-joined',
	'slow-down',
	'text-too-long',
	'too-many-topics',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Answers a message that a demo cannot take. */
export interface ErrorMessage {
	type: 'error';
	code: ErrorCode;
}

/** Why a request was refused, most of them before the upgrade, with the HTTP status that says so. */
export const REFUSALS = {
	'bad-host': 421,
	'bad-origin': 403,
	'bad-room': 400,
	'bad-upgrade': 400,
	'too-many-connections': 429,
	'too-many-handshakes': 429,
	'too-many-requests': 429,
	'server-full': 503,
	'upgrade-required': 426,
} as const;

export type Refusal = keyof typeof REFUSALS;
