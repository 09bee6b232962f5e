/** A listing's server that runs as the reader runs it, on a free port. */
export interface RunningServer extends AsyncDisposable {
	/** Where its sockets are: `ws://localhost:…/ws`. */
	url: string;
	/** What it has printed so far, both streams. */
	output: () => string;
	/** Waits until it has printed `text`, and fails after five seconds. */
	printed: (text: string) => Promise<void>;
	/** Ends the process at once, with no goodbye to anyone. */
	kill: () => Promise<void>;
}

/**
 * Runs a listing's very file in a process of its own.
 * `BUN_PORT=0` has Bun pick a free port where the file names none.
 * @param file - absolute path of `server/src/index.ts`
 */
export async function startServer(file: string): Promise<RunningServer> {
	const child = Bun.spawn([process.execPath, file], {
		env: { ...process.env, BUN_PORT: '0', NO_COLOR: '1' },
		stdout: 'pipe',
		stderr: 'pipe',
	});
	let output = '';
	let wake = Promise.withResolvers<void>();
	async function read(stream: ReadableStream<Uint8Array>): Promise<void> {
		const decoder = new TextDecoder();
		for await (const bytes of stream) {
			output += decoder.decode(bytes, { stream: true });
			wake.resolve();
			wake = Promise.withResolvers();
		}
	}
	const reading = Promise.all([read(child.stdout), read(child.stderr)]);
	void reading.then(() => wake.resolve());

	async function until(found: () => boolean): Promise<void> {
		const deadline = AbortSignal.timeout(5_000);
		const over = new Promise<void>((resolve) => {
			deadline.addEventListener('abort', () => resolve());
		});
		while (!found()) {
			if (deadline.aborted || child.exitCode !== null) {
				throw new Error(
					`${file} did not print what was expected. It printed:\n${output}`,
				);
			}
			await Promise.race([wake.promise, over, child.exited]);
		}
	}
	async function kill(): Promise<void> {
		child.kill('SIGKILL');
		await child.exited;
		await reading;
	}

	const address = /http:\/\/localhost:(\d+)/;
	try {
		await until(() => address.test(output));
	} catch (error) {
		await kill();
		throw error;
	}
	const port = address.exec(output)?.[1];
	return {
		url: `ws://localhost:${port}/ws`,
		output: () => output,
		printed: (text) => until(() => output.includes(text)),
		kill,
		[Symbol.asyncDispose]: kill,
	};
}
