import type { Order, Report } from '#docs/playground/run/messages';

/** What the frame around a server's worker is given. */
export interface Host {
	/** The text of the worker's script. */
	readonly script: string;
	readonly start: unknown;
}

/** The hidden frame whose origin the server's worker has. */
addEventListener('message', function start({ source, data, ports }: MessageEvent<Host>) {
	const [page, worker] = ports;
	if (source !== parent || !page || !worker) return;
	removeEventListener('message', start);
	page.onmessage = (event: MessageEvent<Order>) => {
		if (event.data.type === 'ping') page.postMessage({ type: 'alive' } satisfies Report);
	};
	const url = URL.createObjectURL(new Blob([data.script], { type: 'text/javascript' }));
	new Worker(url).postMessage(data.start, [worker]);
	URL.revokeObjectURL(url);
});
