import { Hono, type MiddlewareHandler } from 'hono';
import type { CloseReason } from '#protocol';
import { createApp } from './app';
import type { Environment, Time } from './environment';
import { type Capacity, CAPACITY, HANDSHAKE_RATE } from './guards/admission';
import { isAllowedHost } from './guards/host';
import { INBOUND_LIMITS, type InboundLimits } from './guards/inbound';
import { refusal } from './guards/refusal';
import { RELAY_CAPACITY, type RelayCapacity } from './guards/relay-admission';
import { REQUEST_RATE } from './guards/request-admission';
import { securityHeaders } from './guards/security-headers';
import { Sockets } from './guards/sockets';
import type { Rate } from './guards/token-bucket';
import { DEMOS } from './live/routes';
import { describeError, type Log } from './log';
import { createMetrics } from './metrics';
import { OwnConnections } from './own-connections';
import { createRealTime } from './real-time';
import { dialOwn } from './relay-dial';
import { createKept } from './rooms/kept';
import { allowTap } from './tap/policy';
import { TapProxy } from './tap/proxy';
import { Visitors } from './visitors';
import { createWebSocketHandler } from './websocket';

/** Milliseconds between two sweeps. */
const SWEEP_EVERY = 15_000;
/** Milliseconds that requests in flight get to finish when the server stops. */
const STOP_WITHIN = 1_500;
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
	readonly handshakeRate?: Rate;
	readonly requestRate?: Rate;
	readonly relayCapacity?: RelayCapacity;
	/** Milliseconds between two sweeps; `Infinity` leaves them to whoever calls `sweep`. */
	readonly sweepEvery?: number;
}

export interface RunningServer {
	readonly port: number;
	/**
	 * Opens the tap: a second port that leads to this server; returns which.
	 * @throws what Node throws when it cannot listen there
	 */
	openTap(port: number): Promise<number>;
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
	const kept = createKept(env, (bytes) => crypto.getRandomValues(bytes), options.roomRate);
	const { rooms } = kept;
	const onClosing = (reason: CloseReason | 'dead-peer') => {
		metrics.closed(reason);
		log.info('closed-by-guard', { reason });
	};
	const sockets = new Sockets(onClosing);
	const metrics = createMetrics(
		{
			connections: () => sockets.countByDemo(),
			rooms: () => rooms.pubsub.size + rooms.chat.size,
			ownConnections: () => own.count,
		},
		DEMOS,
	);

	const port = () => server.port ?? 0;
	const own = new OwnConnections(() => ({
		host: options.hostname === '0.0.0.0' ? '127.0.0.1' : options.hostname,
		port: port(),
	}));
	const visitors = new Visitors(own, { trustProxy: options.trustProxy ?? false, port });
	const tap = new TapProxy(own, env);

	const app = createApp({
		live: { env, limits: options.limits ?? INBOUND_LIMITS, onClosing },
		kept,
		sockets,
		metrics,
		log,
		allowedOrigins: new Set(options.allowedOrigins),
		capacity: options.capacity ?? CAPACITY,
		handshakeRate: options.handshakeRate ?? HANDSHAKE_RATE,
		requestRate: options.requestRate ?? REQUEST_RATE,
		relayCapacity: options.relayCapacity ?? RELAY_CAPACITY,
		addressOf: (c) => visitors.addressOf(c),
		hostOf: (c) => visitors.hostOf(c),
		cameByRelay: (c) => visitors.cameByRelay(c),
		dial: (address, events) => dialOwn(own, env, address, events),
		tapFor(c) {
			const opened = tap.openTo(visitors.addressOf(c));
			if (!opened) return 'off';
			return visitors.cameByProxy(c) ? 'proxied' : opened;
		},
		keepOpen: (c) => server.timeout(c.req.raw, HELD_WITHIN),
		onRefused(reason, address) {
			metrics.refused(reason);
			log.info('refused', { reason, address });
		},
		addresses: () => options.addresses?.(port()) ?? [],
		pages: allowTap(options.pages, () => tap.port),
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
		port: port(),
		openTap: (wanted) => tap.listen(wanted, options.hostname),
		sweep,
		async stop() {
			clearInterval(sweeping);
			tap.close();
			const drained = server.stop(false);
			sockets.closeAll();
			await Promise.race([drained, Bun.sleep(STOP_WITHIN)]);
			await server.stop(true);
		},
	};
}
