import * as v from 'valibot';
import type { ErrorCode } from './error-codes';

/** What came of reading one WebSocket message: a value of the schema, or why it is none. */
export type Decoded<Message> =
	| { ok: true; message: Message }
	| {
			ok: false;
			code: Extract<ErrorCode, 'bad-json' | 'bad-message' | 'binary-data' | 'text-too-long'>;
	  };

/** The only way in and the only way out: reads what arrives, writes what is sent. */
export interface Codec<Incoming, Outgoing> {
	/**
	 * Reads the `data` of a message event. It never throws: whatever a peer sends ends as a value
	 * of the schema or as an error code.
	 */
	decode(data: unknown): Decoded<Incoming>;
	/** Writes a message as the text of one WebSocket message. */
	encode(message: Outgoing): string;
}

/** Marks the issue of a text over `LIMITS.textLength`, so that the answer can name it. */
export const TEXT_TOO_LONG = 'text-too-long';

/** Makes the codec of one end: what it reads is checked by a schema, what it writes by its type. */
export function createCodec<Incoming, Outgoing>(
	schema: v.GenericSchema<unknown, Incoming>,
): Codec<Incoming, Outgoing> {
	return {
		decode(data) {
			if (typeof data !== 'string') return { ok: false, code: 'binary-data' };
			let json: unknown;
			try {
				json = JSON.parse(data);
			} catch {
				return { ok: false, code: 'bad-json' };
			}
			const parsed = v.safeParse(schema, json, { abortEarly: true });
			if (parsed.success) return { ok: true, message: parsed.output };
			const tooLong = parsed.issues.some((issue) => issue.message === TEXT_TOO_LONG);
			return { ok: false, code: tooLong ? 'text-too-long' : 'bad-message' };
		},
		encode: (message) => JSON.stringify(message),
	};
}
