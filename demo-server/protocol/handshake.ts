import * as v from 'valibot';
import { createCodec } from './codec';
import type { ErrorMessage } from './error-codes';

const HeaderSchema = v.tuple([v.string(), v.string()]);

/**
 * What `/live/handshake` says, once, right after the upgrade: the request as the server received
 * it and the response that it gave (RFC 6455, sections 4.1 and 4.2.2). Names of headers are in
 * lower case and sorted, as the Fetch Standard hands them out; values of `cookie` and
 * `authorization` are replaced by `(hidden)`.
 */
export const HandshakeSchema = v.object({
	type: v.literal('handshake'),
	request: v.object({
		method: v.string(),
		/** The request target: path and query. */
		target: v.string(),
		headers: v.array(HeaderSchema),
	}),
	response: v.object({
		status: v.literal(101),
		headers: v.array(HeaderSchema),
	}),
});

export type Handshake = v.InferOutput<typeof HandshakeSchema>;

/** The server's end of `/live/handshake`: it has nothing to hear, and answers all with `error`. */
export const handshakeServerCodec = createCodec<never, Handshake | ErrorMessage>(v.never());

/** The page's end of `/live/handshake`. */
export const handshakeClientCodec = createCodec<Handshake, never>(HandshakeSchema);
