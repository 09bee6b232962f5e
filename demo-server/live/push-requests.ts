import type { Context, Handler, MiddlewareHandler } from 'hono';
import type { Ticker } from '#demo-server/rooms/ticker';
import type { Live } from './live';
import { writeTick } from './tick';
import { TickStream } from './tick-stream';
import { requestBytes, responseHeadBytes } from './wire-bytes';

/** Milliseconds after which a long poll is answered though nothing is new. */
const LONGEST_POLL = 25_000;

interface PushEnv {
	Variables: {
		/** Makes the body of the response, given its headers. */
		body?: (headers: Headers) => string | ReadableStream<Uint8Array>;
	};
}

/**
 * Counts a request that waits among the connections of its client. `end` is called when the
 * server stops. What is returned has to be called when the request is over, and may be again.
 */
export type Hold = (c: Context, end: () => void) => () => void;

/**
 * Writes the body when the headers are complete, because it tells how long they are: stands before
 * every middleware that sets some.
 */
export const writeBody: MiddlewareHandler<PushEnv> = async (c, next) => {
	await next();
	const body = c.get('body');
	if (!body) return;
	c.res = new Response(body(c.res.headers), c.res);
};

/** The three ways in which a client that speaks plain HTTP learns that the clock has ticked. */
export function pushRequests({ env, onClosing }: Live, ticker: Ticker, hold: Hold) {
	return {
		/** Polling: the newest tick at once, new or not. */
		now: answer,

		/** Long polling: no answer until there is a tick newer than `?after=`. */
		async next(c) {
			const after = c.req.query('after') ?? '';
			if (/^\d{1,15}$/.test(after)) await newerThan(Number(after), c);
			return answer(c);
		},

		/** An event stream: the newest tick at once, and then one after another. */
		stream(c) {
			const stream: TickStream = new TickStream({
				time: env,
				ticker,
				onEnd: hold(c, () => stream.end()),
				onSlowReader: () => onClosing('slow-reader'),
			});
			c.set('body', (headers) => stream.open(requestBytes(c.req.raw), responseHeadBytes(headers)));
			return c.body(null, 200, {
				'content-type': 'text/event-stream',
				// A proxy must neither keep it, nor compress it, nor (nginx) collect it.
				'cache-control': 'no-store, no-transform',
				'x-accel-buffering': 'no',
			});
		},
	} satisfies Record<string, Handler<PushEnv>>;

	function answer(c: Context<PushEnv>): Response {
		c.set('body', (headers) => {
			const cost = (bytes: number) => responseHeadBytes(headers, bytes);
			return writeTick(env, ticker.newest(), requestBytes(c.req.raw), cost);
		});
		return c.body(null, 200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
	}

	/** Waits for a tick newer than that, for the client to give up, or for the longest poll. */
	function newerThan(after: number, c: Context): Promise<void> | undefined {
		if (ticker.newest().n > after) return undefined;
		return new Promise((resolve) => {
			const release = hold(c, over);
			const stopListening = ticker.listen(({ n }) => n > after && over());
			const cancelTimer = env.setTimer(over, LONGEST_POLL);
			c.req.raw.signal.addEventListener('abort', over);

			function over(): void {
				release();
				stopListening();
				cancelTimer();
				resolve();
			}
		});
	}
}
