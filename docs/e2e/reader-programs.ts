import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

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
	#turn: Turn | undefined;
	#server: ChildProcess | undefined;
	#web: RunningWeb | undefined;

	/** Starts both of `step`, a folder below `docs/listings`. */
	async start(step: string): Promise<void> {
		this.#turn = await new Turn().take();
		await this.startServer(step);
		this.#web = await serveWeb(join(folderOf(step), 'web/src/App.svelte'));
	}

	/** Takes the turn with nothing running, for a test that starts servers of its own. */
	async takeTurn(): Promise<void> {
		this.#turn = await new Turn().take();
	}

	/** Starts the server alone, as after `stopServer`. */
	async startServer(step: string): Promise<void> {
		await this.startFile(join(folderOf(step), 'server/src/index.ts'));
	}

	/** Starts any server that says something once it listens. */
	async startFile(file: string): Promise<void> {
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
		this.#turn?.end();
	}
}

const folderOf = (step: string) => join(process.cwd(), 'docs/listings', step);

/** The right to run programs, for as long as it listens on the port that stands for it. */
class Turn {
	readonly #waiting = new Set<Socket>();
	readonly #server = createServer((socket) => {
		this.#waiting.add(socket);
		socket.on('error', () => undefined);
	});

	/** Waits until nobody else has it. The system takes it back even from a worker that dies. */
	async take(): Promise<this> {
		for (;;) {
			this.#server.listen(TURN_PORT, 'localhost');
			try {
				await once(this.#server, 'listening');
				return this;
			} catch {
				await hasEnded(createConnection(TURN_PORT, 'localhost'));
			}
		}
	}

	/** Gives it back; whoever waits for it hears so by the end of their connection. */
	end(): void {
		this.#server.close();
		for (const socket of this.#waiting) socket.destroy();
	}
}

/** Resolves when the connection is over, or was never made. */
async function hasEnded(socket: Socket): Promise<void> {
	socket.on('error', () => undefined).resume();
	await new Promise((resolve) => socket.once('close', resolve));
}
