import { readFileSync } from 'node:fs';

/**
 * Microseconds in which the main thread of a process was ready to run and had no core; 0 where the
 * system does not tell. It shows that something else was busy on this machine.
 */
export function waitedForCpu(pid: number): number {
	try {
		// Nanoseconds on a core, nanoseconds waiting for one, times run (proc_schedstat in the kernel's docs).
		const [, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
		return Number(waited) / 1000;
	} catch {
		return 0;
	}
}
