import type { Knock } from '#docs/exercises/checking/diagnose';
import type { Surroundings } from '#docs/exercises/checking/surroundings';
import { createClient } from '#docs/playground/bun/client';
import { Exchanges } from '#docs/playground/bun/exchanges';
import type { InPageRun } from '#docs/playground/run/InPageRun';

/** A program that works answers within milliseconds: nothing but the page lies between. */
const PATIENCE = 600;

/** What checks are run with against a server that runs in the page. They are no page: no Origin. */
export function surroundingsOf(run: InPageRun): Surroundings {
	const cuts = new WeakMap<WebSocket, () => void>();
	return {
		patience: PATIENCE,
		// Each socket on a line of its own, so that it can be cut.
		WebSocket: new Proxy(WebSocket, {
			construct(_target, [url]: [string]) {
				const { pipe, cut } = run.connect();
				const socket = new (createClient(pipe).WebSocket)(url);
				cuts.set(socket, cut);
				return socket;
			},
		}),
		cut(socket) {
			cuts.get(socket)?.();
		},
		knock: (url) => knock(run, url),
	};
}

/** Shakes hands without a `WebSocket`, which would keep the status to itself. */
function knock(run: InPageRun, url: string): Promise<Knock> {
	const { pipe, cut } = run.connect();
	return new Promise<Knock>((resolve) => {
		const timer = setTimeout(() => resolve({ type: 'silence' }), PATIENCE);
		const end = (result: Knock) => {
			clearTimeout(timer);
			resolve(result);
		};
		const exchange = new Exchanges(pipe).begin((message) => {
			if (message.type === 'opened') end({ type: 'status', status: 101 });
			if (message.type !== 'refused') return;
			const { status } = message;
			end(status === undefined ? { type: 'nobody' } : { type: 'status', status });
		});
		// The key of RFC 6455, section 1.3.
		const headers = [['sec-websocket-key', 'dGhlIHNhbXBsZSBub25jZQ==']] as const;
		exchange.send({ type: 'connect', url, protocols: [], headers });
	}).finally(cut);
}
