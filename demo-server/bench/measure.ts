/** One measurement in a process of its own, so that none inherits the garbage of another. */
import { type FanOutPlan, measureFanOut } from './fan-out';
import { type IdlePlan, measureIdle } from './idle';

export type Task = ({ kind: 'fan-out' } & FanOutPlan) | ({ kind: 'idle' } & IdlePlan);

if (import.meta.main) {
	const task = JSON.parse(Bun.argv[2] ?? '') as Task;
	const result = task.kind === 'idle' ? await measureIdle(task) : await measureFanOut(task);
	process.stdout.write(JSON.stringify(result));
	process.exit();
}
