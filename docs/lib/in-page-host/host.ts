import { Hono, type MiddlewareHandler } from 'hono';

import type { Environment, Time } from '#demo-server/environment';
import { INBOUND_LIMITS, type InboundLimits } from '#demo-server/guards/inbound';
import type { Rate } from '#demo-server/guards/token-bucket';
import { writeBody } from '#demo-server/live/push-requests';
import { routeDemos } from '#demo-server/live/routes';
import { createRealTime } from '#demo-server/real-time';
import { createKept } from '#demo-server/rooms/kept';
import { upgradeWebSocket } from '#demo-server/upgrade';
import { Server } from '#docs/playground/bun/server';
import type { FromClient, FromServer, Pipe } from '#docs/playground/bun/wire';
import { honoEvents } from './hono-events';
import { OneServerNetwork, PORT } from './one-server';

export interface HostOptions {
	/** The folder that the site is served from. */
	readonly base?: string;
	readonly time?: Time;
	readonly limits?: InboundLimits;
	readonly roomRate?: Rate;
	/** Told of an error that a demo did not expect. */
	readonly report?: (error: unknown) => void;
}

/** The demo server in the page. */
export interface Host {
	/** Serves the tab at the other end of the pipe; returns what ends that, as if it had gone. */
	accept(pipe: Pipe<FromServer, FromClient>): () => void;
}

/** Nobody but the tabs of this browser can reach the host, so there is nobody to keep out. */
const letIn: MiddlewareHandler = (_c, next) => next();
const badUpgrade: MiddlewareHandler = (c) =>
	Promise.resolve(c.text('This address speaks WebSocket only.', 426, { upgrade: 'websocket' }));

/** Starts the live demos, by their own routes and handlers, on the in-page Bun. */
export function createHost({
	base = '/',
	time = createRealTime(),
	...options
}: HostOptions = {}): Host {
	const { limits = INBOUND_LIMITS, roomRate, report = console.error } = options;
	const env: Environment = { ...time, publish: (topic, data) => server.publish(topic, data) };
	const kept = createKept(env, (bytes) => crypto.getRandomValues(bytes), roomRate);

	const app = new Hono().basePath(base);
	app.use('/live/push/*', writeBody);
	routeDemos(app, { env, limits, onClosing: () => undefined }, kept, {
		upgrade: (_demo, create) => upgradeWebSocket(create),
		admit: letIn,
		admitToRoom: letIn,
		admitRequest: letIn,
		badUpgrade,
		hold: () => () => undefined,
		addressOf: () => '',
		tapFor: () => 'in-page',
	});

	const network = new OneServerNetwork();
	const server = new Server(
		{
			port: PORT,
			development: false,
			websocket: honoEvents(report),
			fetch: (request, bun) => app.fetch(request, bun),
		},
		{
			network,
			defaultPort: PORT,
			toBuffer: (bytes) => new Uint8Array(bytes),
			fail: report,
			report,
			changed: () => undefined,
		},
	);
	return { accept: (pipe) => network.accept(pipe) };
}
