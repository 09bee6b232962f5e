import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { languageDetector, type LanguageVariables } from 'hono/language';
import { admission, type AdmissionOptions, refuse, requireRoom } from './guards/admission';
import { relayAdmission, type RelayAdmissionOptions } from './guards/relay-admission';
import { requestAdmission } from './guards/request-admission';
import { securityHeaders } from './guards/security-headers';
import type { Rate } from './guards/token-bucket';
import { watch, type WatchOptions } from './guards/watch';
import type { Live } from './live/live';
import type { Tap } from './live/tap';
import { writeBody } from './live/push-requests';
import { routeDemos } from './live/routes';
import { describeError } from './log';
import type { Metrics } from './metrics';
import type { Kept } from './rooms/kept';
import { upgradeWebSocket } from './upgrade';

export interface AppDeps
	extends AdmissionOptions, WatchOptions, Omit<RelayAdmissionOptions, 'now'> {
	readonly live: Live;
	readonly kept: Kept;
	readonly sockets: WatchOptions['sockets'];
	/** Plain requests that one address may send to a live demo. */
	readonly requestRate: Rate;
	/** Handshakes of one address. */
	readonly handshakeRate: Rate;
	readonly metrics: Metrics;
	/** Origins under which a phone in the same network reaches this server. */
	addresses(): readonly string[];
	/** Answers whatever is not ours: the built site, or the dev server of the pages. */
	readonly pages: MiddlewareHandler;
	/** False when the pages come from a dev server, which the policy of the site would break. */
	readonly framePolicy: boolean;
	addressOf(c: Context): string;
	/** Keeps the connection of a request open although nothing passes for a while. */
	keepOpen(c: Context): void;
	tapFor(c: Context): Tap;
}

/** Makes the app: the routes, and nothing else. */
export function createApp(deps: AppDeps): Hono<{ Variables: LanguageVariables }> {
	const app = new Hono<{ Variables: LanguageVariables }>();
	const { now } = deps.live.env;
	app.use('/live/push/*', writeBody);
	app.use(securityHeaders(deps.framePolicy));

	routeDemos(app, deps.live, deps.kept, {
		upgrade: (demo, create) => upgradeWebSocket(watch(demo, create, deps)),
		admit: admission({ ...deps, now }),
		admitToRoom: requireRoom(deps),
		admitRequest: requestAdmission({ ...deps, now }),
		badUpgrade: refuse(deps, 'bad-upgrade'),
		hold(c, end) {
			deps.keepOpen(c);
			return deps.sockets.hold('push', deps.addressOf(c), end);
		},
		addressOf: (c) => deps.addressOf(c),
		dialFor: relayAdmission({ ...deps, now }),
		tapFor: (c) => deps.tapFor(c),
	});

	// A short answer for those who shake hands by hand: the page for what is not found is long.
	app.get('/live/*', (c) => c.notFound());

	app.get('/healthz', (c) => c.json({ status: 'ok' }));
	app.get('/addresses', (c) => c.json({ addresses: deps.addresses() }));
	app.get('/metrics', async (c) =>
		c.body(await deps.metrics.text(), 200, { 'content-type': deps.metrics.contentType }),
	);

	app.get(
		'/',
		languageDetector({
			order: ['cookie', 'header'],
			lookupCookie: 'lang',
			supportedLanguages: ['ja', 'en'],
			fallbackLanguage: 'ja',
			caches: false,
		}),
		(c) => {
			c.header('vary', 'Accept-Language, Cookie');
			c.header('cache-control', 'no-cache');
			return c.redirect(`/${c.get('language')}/`);
		},
	);
	app.get('*', deps.pages);

	app.notFound((c) => c.text('Not found.', 404));
	app.onError((error, c) => {
		deps.log.error('request-failed', { method: c.req.method, ...describeError(error) });
		return c.text('Something went wrong in the server.', 500);
	});
	return app;
}
