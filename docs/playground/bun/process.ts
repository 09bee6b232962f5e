import { onlyWith } from './unavailable';

type Listener = (...values: unknown[]) => unknown;

export interface ProcessOptions {
	readonly env: Readonly<Record<string, string>>;
	/** The path of the module that is run. */
	readonly entry: string;
	/** Writes to the standard output. */
	write(text: string): void;
	/** Calls a callback, and does what has to be done when it throws. */
	run(callback: () => unknown): void;
	/** Ends the program soon, and throws, so that nothing after it runs. */
	exit(code: number): never;
}

/** What the program's end needs of it; the rest is the reader's. */
export interface Process {
	exitCode: number | undefined;
	on(event: string, listener: Listener): Process;
	off(event: string, listener: Listener): Process;
	/** Returns whether anybody listens. */
	emit(event: string, ...values: unknown[]): boolean;
}

/** Makes the `process` of a program. What it has not says so. */
export function createProcess({ env, entry, write, run, exit }: ProcessOptions): Process {
	const listeners = new Map<string, Listener[]>();
	const of = (event: string) => listeners.get(event) ?? [];
	const process: Process = onlyWith('process', {
		env: { ...env },
		argv: ['bun', entry],
		platform: 'browser',
		exitCode: undefined as number | undefined,
		stdout: onlyWith('process.stdout', {
			write(text: unknown): boolean {
				write(String(text));
				return true;
			},
		}),
		/** A page has no disk. */
		cwd: () => '/',
		uptime: () => performance.now() / 1_000,
		nextTick(callback: Listener, ...values: unknown[]): void {
			queueMicrotask(() => {
				run(() => callback(...values));
			});
		},
		on(event: string, listener: Listener) {
			listeners.set(event, [...of(event), listener]);
			return process;
		},
		once(event: string, listener: Listener) {
			const only: Listener = (...values) => {
				process.off(event, only);
				listener(...values);
			};
			return process.on(event, only);
		},
		off(event: string, listener: Listener) {
			listeners.set(
				event,
				of(event).filter((each) => each !== listener),
			);
			return process;
		},
		emit(event: string, ...values: unknown[]) {
			const heard = of(event);
			for (const listener of heard) listener.apply(process, values);
			return heard.length > 0;
		},
		exit: (code?: unknown): never => exit(Number(code ?? process.exitCode ?? 0)),
	});
	return process;
}
