import { inspect } from './inspect';
import type { Exchange, Network, SocketAddress } from './network';
import { sizeOf, toWire } from './payload';
import { checkOptions, type ServeOptions } from './serve-options';
import { type Owner, ServerSocket } from './server-socket';
import { Topics } from './topics';

/** What a server needs of the program that it belongs to. */
export interface ServerHost {
	readonly network: Network;
	/** The port when the options name none. */
	readonly defaultPort: number;
	toBuffer(bytes: ArrayBuffer): Uint8Array;
	/** A handler has thrown, or its promise was rejected: in Bun the process ends. */
	fail(error: unknown, kind: 'thrown' | 'rejection'): void;
	/** Prints what Bun writes to its standard error. */
	report(error: unknown): void;
	/** Called whenever something begins or ends that keeps the process alive. */
	changed(): void;
}

/** What Bun answers when a handler returns something else than a response. */
const WELCOME = 'Welcome to Bun! To get started, return a Response object.';
const NEEDS_WEBSOCKET = 'To enable websocket support, set the "websocket" object in Bun.serve({})';
const LONGEST_PAYLOAD = 16 * 1024 * 1024;

const plain = (text: string, status = 200, charset = '') =>
	new Response(text, { status, headers: { 'content-type': `text/plain${charset}` } });

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
	typeof value === 'object' &&
	value !== null &&
	'then' in value &&
	typeof value.then === 'function';

/** Bun's `Server`, as `Bun.serve` returns it (Bun's documentation, "Server"). */
export class Server {
	readonly port: number;
	readonly hostname: string;
	readonly development: boolean;
	readonly protocol = 'http';
	readonly id: string;
	readonly #host: ServerHost;
	readonly #sockets = new Set<ServerSocket>();
	readonly #exchanges = new Map<Request, Exchange>();
	readonly #remotes = new WeakMap<Request, SocketAddress>();
	readonly #topics = new Topics<ServerSocket>();
	#options: ServeOptions;
	#listening = true;
	#holds = true;
	#stopped: (() => void)[] = [];

	/** @throws {Error} EADDRINUSE, in Bun's words; `UnavailableError` for what a page has not */
	constructor(options: ServeOptions, host: ServerHost) {
		checkOptions(options);
		this.#options = options;
		this.#host = host;
		this.hostname = options.hostname ?? 'localhost';
		this.development = options.development === undefined || Boolean(options.development);
		this.id = options.id ?? '';
		this.port = host.network.listen(Number(options.port ?? host.defaultPort), {
			answer: (request, exchange) => {
				this.#answer(request, exchange);
			},
		});
		host.changed();
	}

	get url(): URL {
		return new URL(`http://${this.hostname}:${String(this.port)}/`);
	}

	get pendingRequests(): number {
		return this.#exchanges.size;
	}

	get pendingWebSockets(): number {
		return this.#sockets.size;
	}

	/** Whether this server keeps its process alive. */
	get isAlive(): boolean {
		return this.#holds && this.#isOpen;
	}

	get #isOpen(): boolean {
		return this.#listening || this.#sockets.size > 0 || this.#exchanges.size > 0;
	}

	/**
	 * Turns a request into a WebSocket. As in Bun, `open` runs before this returns.
	 * @returns whether it was a handshake that waits for its answer
	 */
	upgrade(request: Request, options: { data?: unknown; headers?: HeadersInit } = {}): boolean {
		if (!this.#options.websocket) throw new TypeError(NEEDS_WEBSOCKET);
		const exchange = this.#exchanges.get(request);
		if (!exchange?.isHandshake) return false;
		this.#exchanges.delete(request);
		const offered = request.headers.get('sec-websocket-protocol')?.split(',')[0]?.trim();
		const chosen = new Headers(options.headers).get('sec-websocket-protocol');
		const channel = exchange.accept(chosen ?? offered ?? '', {
			message: (data) => {
				socket.receive(data, this.#options.websocket?.maxPayloadLength ?? LONGEST_PAYLOAD);
			},
			close: (code, reason) => {
				socket.receiveClose(code, reason);
			},
		});
		const { address } = exchange.remote;
		const socket = new ServerSocket(
			this.#owner(),
			{ ...channel, remoteAddress: address },
			options.data,
		);
		this.#sockets.add(socket);
		const opened = this.#handle('open', socket);
		// A socket whose `open` throws is dropped, and only then does the process end.
		if (!opened) socket.terminate();
		return true;
	}

	/** Every subscriber of the topic hears it. Returns its bytes; 0 when nobody has subscribed. */
	publish(topic: string, data: unknown, _compress?: boolean): number {
		const subscribers = this.#topics.subscribers(topic);
		const sent = toWire(data);
		for (const socket of subscribers) socket.deliver(sent);
		return subscribers.length > 0 ? sizeOf(sent) : 0;
	}

	subscriberCount(topic: string): number {
		return this.#topics.subscribers(topic).length;
	}

	requestIP(request: Request): SocketAddress | null {
		return this.#remotes.get(request) ?? null;
	}

	/** A page's requests never time out. */
	timeout(_request: Request, _seconds: number): void {
		return undefined;
	}

	/** Answers a request of the program's own, without a wire. */
	async fetch(request: Request | string | URL): Promise<Response> {
		const asked = request instanceof Request ? request : new Request(new URL(request, this.url));
		const response = await this.#options.fetch?.call(this, asked, this);
		return response instanceof Response ? response : new Response(WELCOME);
	}

	/** Takes new handlers; open sockets hear them from now on. */
	reload(options: ServeOptions): this {
		this.#options = { ...this.#options, ...options };
		return this;
	}

	/**
	 * Listens no more. With `true`, closes every socket with 1001 at once.
	 * @returns a promise that resolves when nothing is open any more
	 */
	stop(closeActiveConnections = false): Promise<void> {
		if (this.#listening) {
			this.#listening = false;
			this.#host.network.release(this.port);
		}
		if (closeActiveConnections) {
			for (const socket of [...this.#sockets]) socket.close(1001, 'Server closed');
			for (const exchange of this.#exchanges.values()) exchange.drop();
			this.#exchanges.clear();
		}
		return new Promise((resolve) => {
			this.#stopped.push(resolve);
			this.#changed();
		});
	}

	ref(): this {
		this.#holds = true;
		return this;
	}

	/** As in Bun, its sockets do not keep the process alive either. */
	unref(): this {
		this.#holds = false;
		this.#host.changed();
		return this;
	}

	[Symbol.dispose](): void {
		void this.stop(true);
	}

	/** @internal The process is over: the port is free, every wire is cut, no handler runs. */
	cut(): void {
		this.#listening = false;
		this.#host.network.release(this.port);
		for (const socket of this.#sockets) socket.cut();
		this.#sockets.clear();
		for (const exchange of this.#exchanges.values()) exchange.drop();
		this.#exchanges.clear();
	}

	#answer(request: Request, exchange: Exchange): void {
		this.#exchanges.set(request, exchange);
		this.#remotes.set(request, exchange.remote);
		const respond = (result: unknown) => {
			// Upgraded meanwhile: whatever the handler returned, there is nothing to answer.
			if (!this.#exchanges.delete(request)) return;
			if (result instanceof Response) exchange.respond(result);
			else {
				this.#host.report(
					new Error(`Expected a Response object, but received '${inspect(result)}'`),
				);
				exchange.respond(plain(WELCOME, 200, ';charset=utf-8'));
			}
			this.#changed();
		};
		const fail = (error: unknown) => {
			respond(this.#recover(error));
		};
		try {
			const result = this.#options.fetch?.call(this, request, this);
			if (isThenable(result)) result.then(respond, fail);
			else respond(result);
		} catch (error) {
			fail(error);
		}
	}

	/** What a request gets whose handler threw: the program's own answer to it, else a 500. */
	#recover(error: unknown): unknown {
		if (this.#options.error) return this.#options.error.call(this, error);
		this.#host.report(error);
		return plain('Something went wrong!', 500);
	}

	#owner(): Owner {
		const options = () => this.#options;
		return {
			topics: this.#topics,
			get publishToSelf() {
				return options().websocket?.publishToSelf ?? false;
			},
			toBuffer: (bytes) => this.#host.toBuffer(bytes),
			handle: (event, ...values) => this.#handle(event, ...values),
			forget: (socket) => {
				this.#sockets.delete(socket);
				this.#changed();
			},
		};
	}

	/** Runs a handler; tells whether it returned rather than threw. */
	#handle(event: 'open' | 'message' | 'close' | 'ping' | 'pong', ...values: unknown[]): boolean {
		try {
			const result = this.#options.websocket?.[event]?.(...values);
			if (isThenable(result)) {
				result.then(undefined, (error: unknown) => {
					this.#host.fail(error, 'rejection');
				});
			}
			return true;
		} catch (error) {
			this.#host.fail(error, 'thrown');
			return false;
		}
	}

	#changed(): void {
		if (!this.#isOpen) {
			for (const resolve of this.#stopped) resolve();
			this.#stopped = [];
		}
		this.#host.changed();
	}
}
