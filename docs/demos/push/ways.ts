import { PUSH_PATHS, pushClientCodec, type PushWay, type Tick } from '#protocol';
import { after } from '#docs/lib/after';
import { Connection } from '#docs/lib/connection/Connection.svelte';
import { demoHost } from '#docs/lib/connection/DemoHost.svelte';
import { liveUrl } from '#docs/lib/connection/live-url';

/** What a way tells of: that it asks, what it hears, and that it hears nothing any more. */
export interface Listener {
	/** A request goes out; a stream and a socket make one each time they connect. */
	asked: () => void;
	/** A tick has arrived, as a text of so many bytes. */
	ticked: (tick: Tick, bytes: number) => void;
	/** The server cannot be heard; the way goes on trying by itself. */
	lost: () => void;
}

/** Begins to listen in one of the four ways; returns what ends it. */
type Way = (listener: Listener, pollEvery: () => number) => () => void;

/** Milliseconds before a failed request is made again. */
const RETRY = 2_000;

const encoder = new TextEncoder();

function addressOf(way: PushWay, query: Readonly<Record<string, string>> = {}): URL {
	const url = liveUrl(PUSH_PATHS[way].replace('/live/', ''), query);
	if (way !== 'websocket') url.protocol = location.protocol;
	return url;
}

function hear(listener: Listener, text: unknown): Tick | undefined {
	const decoded = pushClientCodec.decode(text);
	if (!decoded.ok || typeof text !== 'string') {
		listener.lost();
		return undefined;
	}
	listener.ticked(decoded.message, encoder.encode(text).byteLength);
	return decoded.message;
}

/** Makes one request after another; `next` says when and for what. */
function requests(
	listener: Listener,
	next: (last: Tick | undefined) => { url: URL; wait: number },
): () => void {
	const end = new AbortController();
	let callOff: (() => void) | undefined;

	async function ask(url: URL): Promise<Tick | undefined> {
		listener.asked();
		const response = await demoHost.fetch(url, { cache: 'no-store', signal: end.signal });
		if (!response.ok) throw new Error(response.statusText);
		return hear(listener, await response.text());
	}

	function schedule(last: Tick | undefined, atLeast = 0): void {
		const { url, wait } = next(last);
		callOff = after(Math.max(wait, atLeast), () => {
			ask(url).then(schedule, () => {
				if (end.signal.aborted) return;
				listener.lost();
				// A server that has begun anew counts from zero: what was heard before names nothing.
				schedule(undefined, RETRY);
			});
		});
	}

	schedule(undefined);
	return () => {
		callOff?.();
		end.abort();
	};
}

/** Asks again and again, whether or not there is news. */
const polling: Way = (listener, pollEvery) =>
	requests(listener, (last) => ({ url: addressOf('polling'), wait: last ? pollEvery() : 0 }));

/** Asks, and the server keeps the question until it has an answer. */
const longPolling: Way = (listener) =>
	requests(listener, (last) => ({
		url: addressOf('long-polling', last ? { after: String(last.n) } : {}),
		wait: 0,
	}));

/** Asks once; the server never stops answering. `EventSource` comes back by itself. */
const eventStream: Way = (listener) => {
	listener.asked();
	const source = demoHost.createEventSource(addressOf('sse'));
	let heard = false;
	source.addEventListener('message', (event: MessageEvent<unknown>) => {
		heard = true;
		hear(listener, event.data);
	});
	source.addEventListener('error', () => {
		if (heard) listener.asked();
		heard = false;
		listener.lost();
	});
	return () => {
		source.close();
	};
};

/** Shakes hands once; then either side may speak. */
const socket: Way = (listener) => {
	const connection = new Connection(
		() => {
			listener.asked();
			return addressOf('websocket');
		},
		{
			received: (data) => hear(listener, data),
			ended: () => {
				listener.lost();
			},
		},
	);
	connection.connect();
	return () => {
		connection.dispose();
	};
};

/** The four ways, from the most asking to the least. */
export const WAYS: Readonly<Record<PushWay, Way>> = {
	polling,
	'long-polling': longPolling,
	sse: eventStream,
	websocket: socket,
};
