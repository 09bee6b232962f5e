import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Where the program's own imports are looked for last: a starter needs Hono, and has no folder of its own. */
const PACKAGES = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const PATIENCE = 5_000;
const OUTPUT_KEPT = 4_000;

type Stream = ReadableStream<Uint8Array>;

/** The reader's program, running. */
export interface RunningProgram extends AsyncDisposable {
	/** Where its sockets are expected: `ws://localhost:…/ws`. */
	readonly url: string;
	/** The last of what it has printed, both streams. */
	readonly output: () => string;
	/** Its exit code, once it is over. */
	readonly exitCode: () => number | undefined;
	/** Ends it at once. */
	readonly stop: () => Promise<void>;
}

/** What became of starting it. */
export type Start =
	| { readonly type: 'running'; readonly program: RunningProgram }
	/** It is over before anything listened on the port. */
	| { readonly type: 'ended'; readonly code: number; readonly output: string }
	/** It runs, but nothing listens on the port. */
	| { readonly type: 'not-listening'; readonly program: RunningProgram };

/**
 * Starts the reader's file in a process of its own, and waits until it listens.
 * @param file - absolute; one that ends in `.mjs` is run by Node, any other by Bun
 * @param stop - gives up waiting
 * @param port - what it is told in `BUN_PORT` and `PORT`, and where it is waited for
 */
export async function startProgram(file: string, port: number, stop?: AbortSignal): Promise<Start> {
	const child = Bun.spawn([runtimeOf(file), file], {
		env: { ...environment(), BUN_PORT: String(port), PORT: String(port) },
		stdin: 'ignore',
		stdout: 'pipe',
		stderr: 'pipe',
	});
	const { output, read } = collectOutput(child);
	const end = async () => {
		child.kill('SIGKILL');
		await child.exited;
	};
	const program: RunningProgram = {
		url: `ws://localhost:${port}/ws`,
		output,
		exitCode: () => child.exitCode ?? undefined,
		stop: end,
		[Symbol.asyncDispose]: end,
	};
	const deadline = AbortSignal.timeout(PATIENCE);
	while (!(await isListening(port))) {
		if (child.exitCode !== null || child.signalCode !== null) {
			await read;
			return { type: 'ended', code: child.exitCode ?? 1, output: output() };
		}
		if (deadline.aborted || stop?.aborted) return { type: 'not-listening', program };
		await Promise.race([child.exited, Bun.sleep(10)]);
	}
	return { type: 'running', program };
}

/** What runs a program of the reader's. */
export const runtimeOf = (file: string): string =>
	file.endsWith('.mjs') ? 'node' : process.execPath;

/** What a program of the reader's finds around it. */
export const environment = () => ({ ...process.env, NODE_PATH: PACKAGES, NO_COLOR: '1' });

/** Keeps the last of what a program prints; `read` resolves at its end. */
export function collectOutput({ stdout, stderr }: Record<'stdout' | 'stderr', Stream>): {
	output: () => string;
	read: Promise<unknown>;
} {
	let output = '';
	async function read(stream: Stream): Promise<void> {
		const decoder = new TextDecoder();
		for await (const bytes of stream) {
			output = (output + decoder.decode(bytes, { stream: true })).slice(-OUTPUT_KEPT);
		}
	}
	return { output: () => output, read: Promise.all([read(stdout), read(stderr)]) };
}

/** Whether anybody listens on this port of this machine. */
export function isListening(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host: 'localhost', port });
		const end = (is: boolean) => {
			socket.destroy();
			resolve(is);
		};
		socket.on('connect', () => end(true));
		socket.on('error', () => end(false));
	});
}
