import { availableParallelism } from 'node:os';

/** Keeps a command on one core, where the system can do that and has two. */
export function pinned(core: 'server' | 'generator', command: readonly string[]): string[] {
	if (availableParallelism() < 2 || !Bun.which('taskset')) return [...command];
	return ['taskset', '-c', core === 'server' ? '0' : '1', ...command];
}
