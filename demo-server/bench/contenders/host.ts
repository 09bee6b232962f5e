import { createInterface } from 'node:readline';

/** What a server tells of itself, so that nobody has to guess it from outside. */
export interface Measurement {
	/** User and system time of the whole process, in microseconds. */
	readonly cpu: number;
	/** Bytes. */
	readonly rss: number;
	/** Bytes of JavaScript values. */
	readonly heap: number;
}

/**
 * Runs a contender as a process of its own: it says its port on a line, answers each line it is
 * sent with a measurement (`settle` collects garbage first), and ends with its standard input.
 * @param listen - starts the server on that port, 0 for any, and returns the one it got
 */
export async function host(listen: (port: number) => number | Promise<number>): Promise<void> {
	say({ port: await listen(Number(process.argv[2] ?? 0)) });
	createInterface({ input: process.stdin })
		.on('line', (line) => {
			if (line === 'settle') collectGarbage();
			const { user, system } = process.cpuUsage();
			const { rss, heapUsed } = process.memoryUsage();
			say({ cpu: user + system, rss, heap: heapUsed } satisfies Measurement);
		})
		.on('close', () => process.exit());
}

function say(value: unknown): void {
	process.stdout.write(`${JSON.stringify(value)}\n`);
}

function collectGarbage(): void {
	if (typeof Bun === 'undefined') globalThis.gc?.();
	else Bun.gc(true);
}
