import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { type CloseReason, createRoomId } from '#protocol';
import { createApp, DEMOS } from './app';
import type { Environment, Time } from './environment';
import { clientAddress } from './guards/address';
import { type Capacity, CAPACITY } from './guards/admission';
import { isAllowedHost } from './guards/host';
import { INBOUND_LIMITS, type InboundLimits } from './guards/inbound';
import { refusal } from './guards/refusal';
import { REQUEST_RATE } from './guards/request-admission';
import { securityHeaders } from './guards/security-headers';
import { Sockets } from './guards/sockets';
import type { Rate } from './guards/token-bucket';
import { describeError, type Log } from './log';
import { createMetrics } from './metrics';
import { createRealTime } from './real-time';
import { ChatRoom } from './rooms/chat-room';
import { ROOM_RATE, Rooms } from './rooms/rooms';
import { Ticker } from './rooms/ticker';
import { TopicRoom } from './rooms/topic-room';
import { createWebSocketHandler, getConnInfo } from './websocket';

/** Milliseconds between two sweeps. */
const SWEEP_EVERY = 15_000;
/** Milliseconds that requests in flight get to finish when the server stops. */
const STOP_WITHIN = 1_500;
/** Chats that are kept with nobody in them: one for each reader of some classes in an hour. */
const KEPT_CHATS = 500;
/** Seconds that a request may be held open without a byte; longer than any long poll. */
const HELD_WITHIN = 30;

export interface ServerOptions {
	readonly hostname: string;
	/** 0 takes any port that is free. */
	readonly port: number;
	/** Names that the server is reached by, besides localhost and addresses written as numbers. */
	readonly allowedHosts?: readonly string[];
	/** Origins, besides the server's own, whose pages may connect. */
	readonly allowedOrigins?: readonly string[];
	/** Takes the client's address from the last entry of `X-Forwarded-For`. */
	readonly trustProxy?: boolean;
	/** What answers the requests that are not ours. */
	readonly pages: MiddlewareHandler;
	/** Forbids framing; on unless a dev server makes the pages. */
	readonly framePolicy?: boolean;
	/** Origins for a phone in the same network, given the port. */
	readonly addresses?: (port: number) => readonly string[];
	readonly log: Log;
	readonly time?: Time;
	readonly limits?: InboundLimits;
	readonly roomRate?: Rate;
	readonly capacity?: Capacity;
	readonly requestRate?: Rate;
	/** Milliseconds between two sweeps; `Infinity` leaves them to whoever calls `sweep`. */
	readonly sweepEvery?: number;
}

export interface RunningServer {
	readonly port: number;
	/** Closes slow readers, dead peers and idle rooms. */
	sweep(): void;
	/** Stops listening, says 1001 to every client, and lets requests in flight finish. */
	stop(): Promise<void>;
}

/** Starts the server; throws what `Bun.serve` throws when it cannot listen. */
export function startServer(options: ServerOptions): RunningServer {
	const { log, framePolicy = true, sweepEvery = SWEEP_EVERY } = options;
	const allowedHosts = new Set(options.allowedHosts);

	const env: Environment = {
		...(options.time ?? createRealTime()),
		publish: (topic, data) => server.publish(topic, data),
	};
	const rate = options.roomRate ?? ROOM_RATE;
	const newEpoch = () => createRoomId((bytes) => crypto.getRandomValues(bytes));
	const rooms = {
		pubsub: new Rooms(env, (id, of) => new TopicRoom(id, of), rate),
		chat: new Rooms(env, (id, of) => new ChatRoom(id, of, newEpoch()), rate, KEPT_CHATS),
	};
	const onClosing = (reason: CloseReason | 'dead-peer') => {
		metrics.closed(reason);
		log.info('closed-by-guard', { reason });
	};
	const sockets = new Sockets(onClosing);
	const metrics = createMetrics(
		{ connections: () => sockets.countByDemo(), rooms: () => rooms.pubsub.size + rooms.chat.size },
		DEMOS,
	);

	const app = createApp({
		live: { env, limits: options.limits ?? INBOUND_LIMITS, onClosing },
		rooms,
		ticker: new Ticker(env),
		sockets,
		metrics,
		log,
		allowedOrigins: new Set(options.allowedOrigins),
		capacity: options.capacity ?? CAPACITY,
		requestRate: options.requestRate ?? REQUEST_RATE,
		addressOf(c: Context) {
			const forwarded = options.trustProxy ? c.req.header('x-forwarded-for') : undefined;
			return clientAddress(getConnInfo(c).remote.address, forwarded);
		},
		keepOpen: (c) => server.timeout(c.req.raw, HELD_WITHIN),
		onRefused(reason, address) {
			metrics.refused(reason);
			log.info('refused', { reason, address });
		},
		addresses: () => options.addresses?.(server.port ?? 0) ?? [],
		pages: options.pages,
		framePolicy,
	});
	const strangers = new Hono();
	strangers.use(securityHeaders(framePolicy)).all('*', () => refusal('bad-host'));

	const server = Bun.serve({
		hostname: options.hostname,
		port: options.port,
		development: false,
		websocket: createWebSocketHandler((socket) => sockets.heard(socket)),
		fetch(request, bunServer) {
			// Before anything reads the URL: from a malformed Host, Bun makes one that cannot be parsed.
			if (isAllowedHost(request.headers.get('host'), allowedHosts)) {
				return app.fetch(request, bunServer);
			}
			metrics.refused('bad-host');
			log.info('refused', { reason: 'bad-host', address: bunServer.requestIP(request)?.address });
			return strangers.request('/', { method: request.method });
		},
		error(error) {
			log.error('request-failed', describeError(error));
			return new Response('Something went wrong in the server.', { status: 500 });
		},
	});

	const sweep = () => {
		sockets.sweep();
		for (const each of Object.values(rooms)) each.sweep();
	};
	const sweeping = Number.isFinite(sweepEvery) ? setInterval(sweep, sweepEvery) : undefined;

	return {
		port: server.port ?? 0,
		sweep,
		async stop() {
			clearInterval(sweeping);
			const drained = server.stop(false);
			sockets.closeAll();
			await Promise.race([drained, Bun.sleep(STOP_WITHIN)]);
			await server.stop(true);
		},
	};
}
