import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A demo server of a test's own, that can be stopped and started under an open page. */
export class OwnServer {
	#port: number;
	readonly #flags: readonly string[];
	#process: ChildProcess | undefined;

	/** @param port - one that no other test uses; 0 finds one, and keeps it through a restart */
	constructor(port = 0, flags: readonly string[] = []) {
		this.#port = port;
		this.#flags = flags;
	}

	get origin(): string {
		return `http://localhost:${String(this.#port)}`;
	}

	/** Resolves when it listens: it says so on its standard output. */
	async start(): Promise<void> {
		const server = spawn(
			'node_modules/bun/bin/bun.exe',
			['demo-server/main.ts', '--port', String(this.#port), ...this.#flags],
			{ stdio: ['ignore', 'pipe', 'inherit'] },
		);
		this.#process = server;
		const end = once(server, 'exit').then(() => {
			throw new Error(`The server on port ${String(this.#port)} ended before it listened.`);
		});
		const greeting = String(await Promise.race([once(server.stdout, 'data'), end]));
		this.#port = Number(/localhost:(\d+)/.exec(greeting)?.[1] ?? this.#port);
		end.catch(() => undefined);
	}

	/** Ends it as a person would, with SIGTERM, and waits for its end. */
	async stop(): Promise<void> {
		const server = this.#process;
		this.#process = undefined;
		if (server?.exitCode !== null) return;
		const ended = once(server, 'exit');
		server.kill('SIGTERM');
		await ended;
	}
}
