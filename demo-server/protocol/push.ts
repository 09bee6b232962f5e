import * as v from 'valibot';
import { createCodec } from './codec';
import type { ErrorMessage } from './error-codes';

/**
 * The four ways in which a page can learn that the server's clock has ticked, and their addresses.
 * `polling` and `long-polling` are plain requests, `sse` is an event stream, `websocket` a socket.
 */
export const PUSH_PATHS = {
	polling: '/live/push/now',
	'long-polling': '/live/push/next',
	sse: '/live/push/stream',
	websocket: '/live/push',
} as const;

export type PushWay = keyof typeof PUSH_PATHS;

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * One tick of the server's clock, as every way carries it: `n` counts the seconds since the server
 * started, `at` is the server's time in milliseconds (Unix time, with fractions), `now` the same
 * clock when this was written.
 */
export const TickSchema = v.object({
	n: v.pipe(v.number(), v.integer(), v.minValue(0)),
	at: v.number(),
	now: v.number(),
	/**
	 * What this tick cost on the wire besides its own JSON, counted by the server: bytes of the
	 * request (line and headers) and of what stands around the JSON in the response. An event stream
	 * and a socket have one request and one head, told with the first tick; each of their ticks has
	 * the bytes of its own event and chunk, or of its frame header.
	 */
	request: Bytes,
	response: Bytes,
});

export type Tick = v.InferOutput<typeof TickSchema>;

/** The server's end of `/live/push`: it says one tick after another, has nothing to hear, and answers all with `error`. */
export const pushServerCodec = createCodec<never, Tick | ErrorMessage>(v.never());

/** The page's end of `/live/push`, and of the other three ways. */
export const pushClientCodec = createCodec<Tick, never>(TickSchema);
