import { fileURLToPath } from 'node:url';

import * as v from 'valibot';

import type { OpenedStage, Stage } from '#docs/exercises/checking/stage';
import { openDoor } from '#docs/exercises/serving/door';
import { doorOrder, type Order } from '#docs/exercises/serving/orders';
import { loaded, programReport, type Report } from '#docs/exercises/serving/reports';
import { collectOutput, environment, runtimeOf } from './program';

const PROCESS = fileURLToPath(new URL('./client-process.js', import.meta.url));
const PATIENCE = 5_000;

/** The reader's client, loaded, with a server beside it; or what has kept it from that. */
export interface RunningClient extends AsyncDisposable {
	readonly opened: OpenedStage;
	/** The last of what it has printed, both streams. */
	readonly output: () => string;
}

/**
 * Starts the reader's file in a process of its own, beside a server that it can dial.
 * @param file - absolute; one that ends in `.mjs` is run by Node, any other by Bun
 */
export async function startClient(
	file: string,
	options: { readonly stop?: AbortSignal | undefined; readonly patience?: number } = {},
): Promise<RunningClient> {
	const { stop, patience } = options;
	let stage: Stage | undefined;
	const tell = (report: Report) => stage?.hear(report);
	const load = Promise.withResolvers<OpenedStage['type']>();
	const child = Bun.spawn([runtimeOf(file), PROCESS, file], {
		env: environment(),
		stdin: 'ignore',
		stdout: 'pipe',
		stderr: 'pipe',
		// Node's way to write it, which both understand.
		serialization: 'json',
		ipc(message: unknown) {
			if (v.is(loaded, message)) load.resolve(message.type === 'ready' ? 'open' : 'no-start');
			else if (v.is(programReport, message)) tell(message);
		},
	});
	const { output, read } = collectOutput(child);
	let isOver = false;
	void child.exited.then(() => {
		isOver = true;
		load.resolve('client-ended');
		tell({ type: 'gone' });
	});
	const door = openDoor(0, tell);

	function order(what: Order): void {
		if (v.is(doorOrder, what)) door.obey(what);
		else if (isOver) queueMicrotask(() => tell({ type: 'gone' }));
		else child.send({ order: what, ended: door.ended });
	}

	const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
	stop?.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
	const type = await load.promise;
	clearTimeout(timer);
	if (type === 'open') {
		stage = {
			url: `ws://127.0.0.1:${door.port}/ws`,
			order,
			hear: () => undefined,
			...(patience !== undefined && { patience }),
		};
	} else if (type === 'client-ended') await read;
	return {
		opened: stage ? { type: 'open', stage } : { type: type === 'open' ? 'client-ended' : type },
		output,
		async [Symbol.asyncDispose]() {
			child.kill('SIGKILL');
			await child.exited;
			await door.close();
		},
	};
}
