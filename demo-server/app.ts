import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { languageDetector, type LanguageVariables } from 'hono/language';
import { admission, type AdmissionOptions, refuse, requireRoom } from './guards/admission';
import { requestAdmission } from './guards/request-admission';
import { securityHeaders } from './guards/security-headers';
import type { Rate } from './guards/token-bucket';
import { watch, type WatchOptions } from './guards/watch';
import { chat } from './live/chat';
import { echo } from './live/echo';
import { handshake } from './live/handshake';
import type { CreateEvents, Live } from './live/live';
import { pubsub } from './live/pubsub';
import { push } from './live/push';
import { pushRequests, writeBody } from './live/push-requests';
import { describeError } from './log';
import type { Metrics } from './metrics';
import type { ChatRoom } from './rooms/chat-room';
import type { Rooms } from './rooms/rooms';
import type { Ticker } from './rooms/ticker';
import type { TopicRoom } from './rooms/topic-room';
import { upgradeWebSocket } from './websocket';

/** The live demos, by the one name that each of them has everywhere. */
export const DEMOS = ['chat', 'echo', 'handshake', 'pubsub', 'push'] as const;

export interface AppDeps extends AdmissionOptions, WatchOptions {
	readonly live: Live;
	readonly rooms: { readonly chat: Rooms<ChatRoom>; readonly pubsub: Rooms<TopicRoom> };
	readonly ticker: Ticker;
	readonly sockets: WatchOptions['sockets'];
	/** Plain requests that one address may send to a live demo. */
	readonly requestRate: Rate;
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
}

/** Makes the app: the routes, and nothing else. */
export function createApp(deps: AppDeps): Hono<{ Variables: LanguageVariables }> {
	const app = new Hono<{ Variables: LanguageVariables }>();
	app.use('/live/push/*', writeBody);
	app.use(securityHeaders(deps.framePolicy));

	const admit = admission(deps);
	const inRoom = requireRoom(deps);
	const badUpgrade = refuse(deps, 'bad-upgrade');
	const live = (demo: (typeof DEMOS)[number], create: CreateEvents) =>
		upgradeWebSocket(watch(demo, create, deps));
	app.get('/live/echo', admit, live('echo', echo(deps.live)), badUpgrade);
	app.get('/live/handshake', admit, live('handshake', handshake(deps.live)), badUpgrade);
	app.get('/live/chat', admit, inRoom, live('chat', chat(deps.live, deps.rooms.chat)), badUpgrade);
	const pubsubEvents = pubsub(deps.live, deps.rooms.pubsub);
	app.get('/live/pubsub', admit, inRoom, live('pubsub', pubsubEvents), badUpgrade);
	app.get('/live/push', admit, live('push', push(deps.live, deps.ticker)), badUpgrade);

	const admitRequest = requestAdmission({ ...deps, now: deps.live.env.now });
	const requests = pushRequests(deps.live, deps.ticker, (c, end) => {
		deps.keepOpen(c);
		return deps.sockets.hold('push', deps.addressOf(c), end);
	});
	app.get('/live/push/now', admitRequest, requests.now);
	app.get('/live/push/next', admitRequest, requests.next);
	app.get('/live/push/stream', admitRequest, requests.stream);

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
