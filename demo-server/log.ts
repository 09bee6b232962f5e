import { TokenBucket } from './guards/token-bucket';

export const LOG_LEVELS = ['silent', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Facts about an event. Never the text of a message, a room id, a cookie or a header. */
export type LogFields = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface Log {
	/** For whoever runs the server: quiet in normal use, and no flood can fill a disk with it. */
	info(event: string, fields?: LogFields): void;
	error(event: string, fields?: LogFields): void;
	/** For whoever works on the server. */
	debug(event: string, fields?: LogFields): void;
}

/** Lines of one event that may come at once, and each second after that. */
const EVENT_RATE = { burst: 20, perSecond: 1 };

/** Makes a log of JSON lines, one object with `time`, `level` and `event` for each. */
export function createLog(level: LogLevel, write: (line: string) => void, now = Date.now): Log {
	const buckets = new Map<string, { bucket: TokenBucket; suppressed: number }>();

	function line(lineLevel: string, event: string, fields: LogFields): void {
		const time = new Date(now()).toISOString();
		write(`${JSON.stringify({ time, level: lineLevel, event, ...fields })}\n`);
	}

	function sparingly(lineLevel: string, event: string, fields: LogFields = {}): void {
		if (level === 'silent') return;
		const known = buckets.get(event);
		const state = known ?? { bucket: new TokenBucket(EVENT_RATE, now), suppressed: 0 };
		if (!known) buckets.set(event, state);
		if (!state.bucket.take()) {
			state.suppressed += 1;
			return;
		}
		line(lineLevel, event, {
			...fields,
			...(state.suppressed && { suppressed: state.suppressed }),
		});
		state.suppressed = 0;
	}

	return {
		info: (event, fields) => sparingly('info', event, fields),
		error: (event, fields) => sparingly('error', event, fields),
		debug(event, fields = {}) {
			if (level === 'debug') line('debug', event, fields);
		},
	};
}

/**
 * What may be logged of an unknown exception: its kind and where it came from, but not its
 * message, which may quote what a client sent.
 */
export function describeError(error: unknown): LogFields {
	if (!(error instanceof Error)) return { kind: typeof error };
	const at = error.stack?.match(/^\s+at .+$/gm)?.map((frame) => frame.trim());
	return { kind: error.name, ...(at && { at }) };
}
