import type { Context, Env, Hono, MiddlewareHandler } from 'hono';
import type { Kept } from '#demo-server/rooms/kept';
import { chat } from './chat';
import { echo } from './echo';
import { handshake } from './handshake';
import type { CreateEvents, Live } from './live';
import { pubsub } from './pubsub';
import { push } from './push';
import { type Hold, pushRequests } from './push-requests';
import { relay } from './relay';
import type { Dial } from './relayed-connection';
import { tap, type Tap } from './tap';

/** The live demos, by the one name that each of them has everywhere. */
export const DEMOS = ['chat', 'echo', 'handshake', 'pubsub', 'push', 'relay', 'tap'] as const;
export type Demo = (typeof DEMOS)[number];

/** The place that the demos run in, as their routes meet it. */
export interface Place {
	/** Shakes hands and puts the demo behind the socket; what is no handshake goes on. */
	upgrade(demo: Demo, create: CreateEvents): MiddlewareHandler;
	/** Stands before each handshake. */
	readonly admit: MiddlewareHandler;
	/** Stands before each handshake that has to name a room. */
	readonly admitToRoom: MiddlewareHandler;
	/** Stands before each plain request. */
	readonly admitRequest: MiddlewareHandler;
	/** Answers what was let in and is no handshake. */
	readonly badUpgrade: MiddlewareHandler;
	readonly hold: Hold;
	/** Where whoever sent a request is. */
	addressOf(c: Context): string;
	/** Makes what opens TCP connections to this place, for whoever sent a request; none where there is no TCP. */
	readonly dialFor?: (c: Context) => Dial;
	/** The tap, for whoever sent a request, or why there is none. */
	tapFor(c: Context): Tap;
}

/** Says which address leads to which demo, wherever they run. */
export function routeDemos<E extends Env>(
	app: Pick<Hono<E>, 'get'>,
	live: Live,
	kept: Kept,
	place: Place,
): void {
	const { admit, admitToRoom, admitRequest, badUpgrade } = place;
	const { rooms, ticker } = kept;
	const on = (demo: Demo, create: CreateEvents, ...guards: MiddlewareHandler[]) =>
		app.get(`/live/${demo}`, admit, ...guards, place.upgrade(demo, create), badUpgrade);

	on('echo', echo(live));
	on('handshake', handshake(live));
	on(
		'chat',
		chat(live, rooms.chat, (c) => place.addressOf(c)),
		admitToRoom,
	);
	on('pubsub', pubsub(live, rooms.pubsub), admitToRoom);
	on('push', push(live, ticker));
	on('relay', relay(live, place.dialFor));
	on('tap', tap(live, place.tapFor));

	const requests = pushRequests(live, ticker, place.hold);
	app.get('/live/push/now', admitRequest, requests.now);
	app.get('/live/push/next', admitRequest, requests.next);
	app.get('/live/push/stream', admitRequest, requests.stream);
}
