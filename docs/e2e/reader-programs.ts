import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { serveWeb, type RunningWeb } from '#docs/listings/testing/serve-web';

/** Where the reader's page is. */
export const WEB = 'http://localhost:5173';

/** Held while the reader's programs run: there is one pair of ports, and files run side by side. */
const TURN_PORT = 4398;

/**
 * The reader's own two programs, as a reader who has typed along runs them: the server on 3000,
 * the page on 5173, while the workbook runs beside them. One pair at a time: `start` waits until
 * the tests of another file are done with theirs.
 */
export class ReaderPrograms {
	#turn: Server | undefined;
	#server: ChildProcess | undefined;
	#web: RunningWeb | undefined;

	/** Starts both of `step`, a folder below `docs/listings`. */
	async start(step: string): Promise<void> {
		this.#turn = await takeTurn();
		await this.startServer(step);
		this.#web = await serveWeb(join(folderOf(step), 'web/src/App.svelte'));
	}

	/** Starts the server alone, as after `stopServer`. */
	async startServer(step: string): Promise<void> {
		const file = join(folderOf(step), 'server/src/index.ts');
		const server = spawn('node_modules/bun/bin/bun.exe', [file], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		this.#server = server;
		const end = once(server, 'exit').then(() => {
			throw new Error(`${file} ended before it listened.`);
		});
		await Promise.race([once(server.stdout, 'data'), end]);
		end.catch(() => undefined);
	}

	/** Ends the server at once, with no goodbye to anyone, and leaves the page. */
	async stopServer(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		if (server?.exitCode !== null || server.signalCode !== null) return;
		const ended = once(server, 'exit');
		server.kill('SIGKILL');
		await ended;
	}

	async stop(): Promise<void> {
		await this.#web?.[Symbol.asyncDispose]();
		await this.stopServer();
		this.#turn?.close();
	}
}

const folderOf = (step: string) => join(process.cwd(), 'docs/listings', step);

/** Waits for the port that stands for the turn. The system frees it even when a worker dies. */
async function takeTurn(): Promise<Server> {
	for (;;) {
		const turn = createServer().listen(TURN_PORT, 'localhost');
		try {
			await once(turn, 'listening');
			return turn;
		} catch {
			await setTimeout(50);
		}
	}
}
