import { createBun } from './bun';
import { createClient } from './client';
import { createGlobalObject } from './global-object';
import { inspect, writeError } from './inspect';
import { Modules } from './modules';
import type { Network } from './network';
import { createProcess, type Process } from './process';
import { createConsole, type Print } from './program-console';
import type { ServeOptions } from './serve-options';
import type { Server } from './server';
import { StandardOutput } from './standard-output';
import { Timers } from './timers';
import { joinedPipes } from './joined-pipes';

export interface ProgramOptions {
	/** The program's modules as CommonJS, by their paths. */
	files: Readonly<Record<string, string>>;
	/** The path of the one that is run. */
	entry: string;
	/** What can be imported by name, such as `hono`. */
	packages: Readonly<Record<string, unknown>>;
	network: Network;
	/** `PORT` and `BUN_PORT` are read as Bun reads them. */
	env?: Readonly<Record<string, string>>;
	/** Makes Bun's `Buffer` of the bytes of a binary message. */
	toBuffer: (bytes: ArrayBuffer) => Uint8Array;
	/** More globals of the program, such as `Buffer`. */
	globals?: Readonly<Record<string, unknown>>;
	print: Print;
	/** An error that nobody caught; in Bun it ends the process. */
	onError?: (error: unknown, kind: 'thrown' | 'rejection') => void;
	/** A timer is about to begin, beside so many pending ones; what is thrown is the program's. */
	onTimer?: (pending: number) => void;
	/** A server listens. */
	onListening?: (url: URL) => void;
	/** The process is over: 0, or 1 after an error, or what the program has said. */
	onEnd?: (code: number) => void;
}

/** Thrown by `process.exit`, so that nothing after it runs. */
class Exit extends Error {}

/** A server's program in the page, from its first line to its end: what `bun run` is to Bun. */
export class Program {
	readonly #options: ProgramOptions;
	readonly #servers = new Set<Server>();
	readonly #output: StandardOutput;
	readonly #timers: Timers;
	readonly #process: Process;
	readonly #bun: ReturnType<typeof createBun>;
	readonly #leave: (() => void)[] = [];
	#state: 'new' | 'running' | 'ending' | 'over' = 'new';

	constructor(options: ProgramOptions) {
		this.#options = options;
		this.#output = new StandardOutput(options.print);
		this.#timers = new Timers(
			(callback) => {
				this.#guard(callback);
			},
			() => {
				this.#changed();
			},
			options.onTimer,
		);
		this.#process = this.#createProcess();
		this.#bun = this.#createBun();
	}

	/** Runs it, and serves its default export if that has a `fetch`, as `bun run` does. */
	async run(): Promise<void> {
		const { files, entry, packages } = this.#options;
		this.#state = 'running';
		const modules = new Modules(files, { ...packages, bun: this.#bun }, this.#globals());
		try {
			const exported = await modules.runEntry(entry);
			if (this.#isRunning()) this.#serveDefault(exported.default);
		} catch (error) {
			this.fail(error, 'thrown');
		}
		this.#changed();
	}

	/**
	 * An error that nobody caught: what listens for it on the process hears it, else it is printed,
	 * and then the process ends with 1.
	 */
	fail(error: unknown, kind: 'thrown' | 'rejection'): void {
		if (error instanceof Exit || this.#state === 'over') return;
		const event = kind === 'thrown' ? 'uncaughtException' : 'unhandledRejection';
		try {
			if (!this.#process.emit(event, error, event)) this.#die(error, kind, 1);
		} catch (again) {
			// What a listener throws ends the process, with a code of its own.
			if (!(again instanceof Exit)) this.#die(again, 'thrown', 7);
		}
	}

	/** Ends it at once: every port is free, every wire is cut, every timer stopped. */
	end(code: number): void {
		if (this.#state === 'over') return;
		this.#state = 'over';
		this.#output.end();
		this.#timers.clearAll();
		for (const server of this.#servers) server.cut();
		for (const leave of this.#leave) leave();
		this.#options.onEnd?.(code);
	}

	#createBun() {
		const { network, toBuffer, env = {} } = this.#options;
		const { setTimeout } = this.#timers;
		return createBun({
			env,
			sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
			adopt: (server) => {
				this.#servers.add(server);
				this.#options.onListening?.(server.url);
			},
			host: {
				network,
				defaultPort: Number(env.BUN_PORT ?? env.PORT ?? env.NODE_PORT ?? 3000),
				toBuffer,
				fail: (error, kind) => {
					this.fail(error, kind);
				},
				report: (error) => {
					this.#report(error);
				},
				changed: () => {
					this.#changed();
				},
			},
		});
	}

	#globals(): Record<string, unknown> {
		const { network, globals = {} } = this.#options;
		const [ours, theirs] = joinedPipes();
		this.#leave.push(network.accept(theirs));
		const { WebSocket, fetch, EventSource } = createClient(ours);
		const { setTimeout, setInterval, setImmediate, clear } = this.#timers;
		const own: Record<string, unknown> = {
			Bun: this.#bun,
			console: createConsole(this.#output.print),
			process: this.#process,
			WebSocket,
			fetch,
			EventSource,
			setTimeout,
			setInterval,
			setImmediate,
			clearTimeout: clear,
			clearInterval: clear,
			clearImmediate: clear,
			...globals,
		};
		const global = createGlobalObject(own);
		return Object.assign(own, { globalThis: global, global, self: global });
	}

	#createProcess(): Process {
		const { env = {}, entry } = this.#options;
		return createProcess({
			env,
			entry,
			write: this.#output.write,
			run: (callback) => {
				this.#guard(callback);
			},
			exit: (code) => {
				this.#endSoon(code);
				throw new Exit('process.exit');
			},
		});
	}

	/** It may have ended while its modules ran. */
	#isRunning(): boolean {
		return this.#state === 'running';
	}

	#serveDefault(exported: unknown): void {
		if (!isServable(exported)) return;
		const { hostname, port, development } = this.#bun.serve(exported);
		const kind = development ? 'development ' : '';
		this.#output.print('log', `Started ${kind}server: http://${hostname}:${String(port)}`);
	}

	#guard(callback: () => unknown): void {
		try {
			callback();
		} catch (error) {
			this.fail(error, 'thrown');
		}
	}

	#die(error: unknown, kind: 'thrown' | 'rejection', code: number): void {
		this.#report(error);
		this.#options.onError?.(error, kind);
		this.#endSoon(code);
	}

	#report(error: unknown): void {
		this.#output.print('error', error instanceof Error ? writeError(error) : thrown(error));
	}

	/** What is under way in this task still happens, as in Bun; nothing after it does. */
	#endSoon(code: number): void {
		if (this.#state !== 'running') return;
		this.#state = 'ending';
		setTimeout(() => {
			this.#finish(code);
		}, 0);
	}

	/** The last word on the code is that of a listener for `exit`. */
	#finish(code: number): void {
		this.#process.exitCode = code;
		this.#guard(() => this.#process.emit('exit', code));
		this.end(this.#process.exitCode);
	}

	/** A program with nothing left to wait for is over. */
	#changed(): void {
		if (this.#state !== 'running') return;
		setTimeout(() => {
			const alive = this.#timers.isAlive || [...this.#servers].some(({ isAlive }) => isAlive);
			if (alive || this.#state !== 'running') return;
			this.#state = 'ending';
			this.#finish(this.#process.exitCode ?? 0);
		}, 0);
	}
}

/** What `bun run` takes for the options of a server. */
const isServable = (exported: unknown): exported is ServeOptions =>
	typeof exported === 'object' &&
	exported !== null &&
	'fetch' in exported &&
	typeof exported.fetch === 'function';

const thrown = (value: unknown) =>
	typeof value === 'string' ? `error: ${value}` : `error\n${inspect(value)}`;
