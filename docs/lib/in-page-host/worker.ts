import { pipeOf } from '#docs/playground/bun/wire';
import { createHost } from './host';
import { type Hello, isHello } from './hello';

/**
 * The worker that the demos run in when no server is in reach: shared by all tabs of the browser,
 * or one tab's own where a browser has no shared workers.
 */
const host = createHost({ base: import.meta.env.BASE_URL });

/** Lets a tab in, until it leaves, its port closes, or it lets go of its lock. */
function letIn({ lock }: Hello, port: MessagePort): void {
	const goes = host.accept(pipeOf(port));
	port.addEventListener('close', goes);
	if (lock !== undefined) void navigator.locks.request(lock, goes);
}

function hear({ data, ports: [port] }: MessageEvent<unknown>, answer: (ready: 'ready') => void) {
	if (!port || !isHello(data)) return;
	letIn(data, port);
	answer('ready');
}

addEventListener('connect', (event) => {
	const [tab] = event instanceof MessageEvent ? event.ports : [];
	if (!tab) return;
	tab.onmessage = (message) => {
		hear(message, (ready) => {
			tab.postMessage(ready);
		});
	};
});

addEventListener('message', (message) => {
	hear(message, (ready) => {
		postMessage(ready);
	});
});
