import type { Context, MiddlewareHandler } from 'hono';
import type { Refusal } from '#protocol';
import { AddressBuckets } from './address-buckets';
import { type AdmissionOptions, reasonFull } from './admission';
import { isAllowedOrigin } from './origin';
import { refusal } from './refusal';
import type { Rate } from './token-bucket';

/** Plain requests of one address: a class of 40 behind it that asks five times a second each. */
export const REQUEST_RATE: Rate = { burst: 400, perSecond: 200 };

export interface RequestAdmissionOptions extends AdmissionOptions {
	readonly requestRate: Rate;
	now(): number;
}

/** Makes the guard of the plain requests that a live demo answers. */
export function requestAdmission(options: RequestAdmissionOptions): MiddlewareHandler {
	const { requestRate, now, addressOf, onRefused } = options;
	const buckets = new AddressBuckets(requestRate, now);

	function reasonToRefuse(c: Context, address: string): Refusal | undefined {
		if (!isOurPage(c, options)) return 'bad-origin';
		return buckets.take(address) ? reasonFull(options, address) : 'too-many-requests';
	}

	return (c, next) => {
		// Hono would answer it as a GET and drop the body, and nobody would ever end the stream.
		if (c.req.method === 'HEAD') return Promise.resolve(c.body(null, 405, { allow: 'GET' }));
		const address = addressOf(c);
		const reason = reasonToRefuse(c, address);
		if (!reason) return next();
		onRefused(reason, address);
		return Promise.resolve(refusal(reason));
	};
}

/**
 * Says whether a request may come from a page of ours. A GET of the page's own origin carries no
 * `Origin`, and neither does an image or a frame in a stranger's page: it could read nothing, but
 * it would hold places. Where the browser says which of the two it is, we listen.
 */
function isOurPage(
	c: Context,
	{ allowedOrigins, hostOf }: Pick<AdmissionOptions, 'allowedOrigins' | 'hostOf'>,
): boolean {
	const origin = c.req.header('origin');
	if (origin !== undefined) {
		return isAllowedOrigin(origin, hostOf(c), allowedOrigins);
	}
	const site = c.req.header('sec-fetch-site');
	return site === undefined || site === 'same-origin' || site === 'none';
}
