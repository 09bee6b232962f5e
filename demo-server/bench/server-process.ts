import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { type ServerName, SERVERS } from './contenders';
import type { Measurement } from './contenders/host';
import { pinned } from './pinned';

const ROOT = join(import.meta.dir, '..', '..');
const BUILT = join(ROOT, '.cache', 'bench');
/** Milliseconds that a server gets to end by itself. */
const STOP_WITHIN = 3_000;

/** A contender in a process of its own, on the core of the servers. */
export class ServerProcess implements AsyncDisposable {
	readonly port: number;
	/** What the server wrote to its standard error, in lines. */
	readonly complaints: string[];
	readonly #child: Bun.Subprocess<'pipe', 'pipe', 'pipe'>;
	readonly #lines: AsyncIterator<string>;
	#asked: Promise<unknown> = Promise.resolve();

	private constructor(
		port: number,
		child: Bun.Subprocess<'pipe', 'pipe', 'pipe'>,
		lines: AsyncIterator<string>,
		complaints: string[],
	) {
		this.port = port;
		this.complaints = complaints;
		this.#child = child;
		this.#lines = lines;
	}

	/** Starts a contender and waits until it listens. */
	static async start(name: ServerName, port = 0): Promise<ServerProcess> {
		const command = [...(await commandFor(name)), String(port)];
		const child = Bun.spawn(pinned('server', command), {
			cwd: ROOT,
			stdin: 'pipe',
			stdout: 'pipe',
			stderr: 'pipe',
		});
		const complaints: string[] = [];
		linesOf(child.stderr).on('line', (line) => complaints.push(line));
		const lines = linesOf(child.stdout)[Symbol.asyncIterator]();
		const first = await lines.next();
		if (first.done) throw new Error(`${name} did not start:\n${complaints.join('\n')}`);
		const { port: taken } = JSON.parse(first.value) as { port: number };
		return new ServerProcess(taken, child, lines, complaints);
	}

	/** The exit code once the process has ended, or the signal that ended it. */
	get ended(): number | string | null {
		return this.#child.exitCode ?? this.#child.signalCode;
	}

	get pid(): number {
		return this.#child.pid;
	}

	measure(): Promise<Measurement> {
		return this.#ask('measure');
	}

	/** Collects garbage, then measures. */
	settle(): Promise<Measurement> {
		return this.#ask('settle');
	}

	async stop(): Promise<void> {
		void this.#child.stdin.end();
		const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN);
		await this.#child.exited;
		clearTimeout(timer);
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.stop();
	}

	#ask(question: string): Promise<Measurement> {
		const answer = this.#asked.then(async () => {
			void this.#child.stdin.write(`${question}\n`);
			void this.#child.stdin.flush();
			const line = await this.#lines.next();
			if (line.done) throw new Error(`The server is gone:\n${this.complaints.join('\n')}`);
			return JSON.parse(line.value) as Measurement;
		});
		this.#asked = answer.catch(() => undefined);
		return answer;
	}
}

/** The lines of a stream of Bun, as an event each and to iterate over. */
function linesOf(stream: AsyncIterable<Uint8Array>) {
	return createInterface({ input: Readable.from(stream) });
}

/** Node 20 reads no TypeScript, so its contenders are built first; their packages stay outside. */
async function commandFor(name: ServerName): Promise<string[]> {
	const source = join(import.meta.dir, 'contenders', `${name}.ts`);
	if (SERVERS[name].runtime === 'bun') return [process.execPath, source];
	const { success, logs } = await Bun.build({
		entrypoints: [source],
		outdir: BUILT,
		target: 'node',
		packages: 'external',
		naming: '[name].mjs',
	});
	if (!success) throw new AggregateError(logs, `${name} could not be built.`);
	return ['node', '--expose-gc', join(BUILT, `${name}.mjs`)];
}
