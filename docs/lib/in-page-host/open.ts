import { createRoomId } from '#protocol';
import { type Client, createClient } from '#docs/playground/bun/client';
import { pipeOf } from '#docs/playground/bun/wire';
import type { Hello } from './hello';
import workerUrl from './worker?worker&url';

/** The demo server in the page, as one tab reaches it. */
export interface InPageServer {
	readonly client: Omit<Client, 'leave'>;
	/** Whether only this tab takes part: some phones have no shared workers. */
	readonly alone: boolean;
	/** Goes without a word, as a tab that is closed. */
	leave(): void;
}

/** Begins to hold a lock; resolves to its name, and never lets go unless `until` aborts. */
function holdLock(until: AbortSignal): Promise<string | undefined> {
	if (!isSecureContext) return Promise.resolve(undefined);
	const name = `websocket-hands-on.tab.${createRoomId((bytes) => crypto.getRandomValues(bytes))}`;
	return new Promise((resolve, reject) => {
		const held = navigator.locks.request(
			name,
			() =>
				new Promise<void>((release) => {
					until.addEventListener('abort', () => {
						release();
					});
					resolve(name);
				}),
		);
		held.catch(reject);
	});
}

/**
 * Fetches the worker's program, which the browser then keeps: its name tells its content, so it is
 * served as unchanging. When the server has gone, there is nobody to ask for it.
 */
export async function prefetchWorker(): Promise<void> {
	await (await fetch(workerUrl)).arrayBuffer();
}

/** Starts the worker, or joins it; `post` says hello, and `heard` is called with its answer. */
function findWorker(heard: () => void, failed: (error: Error) => void) {
	const fail = () => {
		failed(new Error('The worker of the demos could not be loaded.'));
	};
	if (typeof SharedWorker === 'undefined') {
		const worker = new Worker(workerUrl, { type: 'module' });
		worker.addEventListener('message', heard);
		worker.addEventListener('error', fail);
		return {
			alone: true,
			post: (hello: Hello, port: MessagePort) => worker.postMessage(hello, [port]),
			end: () => worker.terminate(),
		};
	}
	const worker = new SharedWorker(workerUrl, { type: 'module' });
	worker.port.addEventListener('message', heard);
	worker.addEventListener('error', fail);
	worker.port.start();
	return {
		alone: false,
		post: (hello: Hello, port: MessagePort) => worker.port.postMessage(hello, [port]),
		end: () => worker.port.close(),
	};
}

/**
 * Opens the demo server in the page.
 * @throws {Error} when its worker cannot be loaded
 */
export async function openInPageServer(): Promise<InPageServer> {
	const left = new AbortController();
	const { port1, port2 } = new MessageChannel();
	const lock = await holdLock(left.signal);
	const worker = await new Promise<ReturnType<typeof findWorker>>((resolve, reject) => {
		const found = findWorker(() => resolve(found), reject);
		found.post({ lock }, port2);
	});
	const client = createClient(pipeOf(port1), { origin: location.origin });
	const leave = () => {
		removeEventListener('pagehide', leave);
		client.leave();
		left.abort();
		worker.end();
	};
	addEventListener('pagehide', leave);
	return { client, alone: worker.alone, leave };
}
