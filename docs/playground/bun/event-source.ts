import type { Client, ClientOptions } from './client';
import { listenWithHandlers } from './event-handlers';
import { EventStreamParser } from './event-stream-parser';

const STATES = { CONNECTING: 0, OPEN: 1, CLOSED: 2 } as const;
/** Milliseconds before it comes back, unless the server says otherwise. */
const RETRY = 3_000;

/** Makes the `EventSource` of the HTML Standard ("Server-sent events") on top of a `fetch`. */
export function createEventSource(
	fetch: Client['fetch'],
	{ origin }: ClientOptions,
): typeof globalThis.EventSource {
	class InPageEventSource extends EventTarget {
		static readonly CONNECTING = STATES.CONNECTING;
		static readonly OPEN = STATES.OPEN;
		static readonly CLOSED = STATES.CLOSED;
		readonly CONNECTING = STATES.CONNECTING;
		readonly OPEN = STATES.OPEN;
		readonly CLOSED = STATES.CLOSED;
		readonly url: string;
		readonly withCredentials: boolean;
		onopen: ((event: Event) => unknown) | null = null;
		onmessage: ((event: MessageEvent) => unknown) | null = null;
		onerror: ((event: Event) => unknown) | null = null;
		#readyState: number = STATES.CONNECTING;
		#end = new AbortController();
		#lastEventId = '';
		#retry = RETRY;
		#timer: ReturnType<typeof setTimeout> | undefined;

		constructor(url: string | URL, { withCredentials = false }: EventSourceInit = {}) {
			super();
			listenWithHandlers(this, ['open', 'message', 'error']);
			this.url = new URL(url, origin).href;
			this.withCredentials = withCredentials;
			void this.#connect();
		}

		get readyState(): number {
			return this.#readyState;
		}

		close(): void {
			this.#readyState = STATES.CLOSED;
			clearTimeout(this.#timer);
			this.#end.abort();
		}

		async #connect(): Promise<void> {
			this.#end = new AbortController();
			const { signal } = this.#end;
			try {
				const headers = new Headers({ accept: 'text/event-stream' });
				if (this.#lastEventId !== '') headers.set('last-event-id', this.#lastEventId);
				const response = await fetch(this.url, { headers, signal });
				if (signal.aborted) return;
				const type = response.headers.get('content-type') ?? '';
				if (response.status !== 200 || !type.startsWith('text/event-stream')) {
					this.#fail();
					return;
				}
				this.#readyState = STATES.OPEN;
				this.dispatchEvent(new Event('open'));
				await this.#read(response);
			} catch {
				// Nobody answers, or the stream broke off: either way it comes back.
			}
			if (!signal.aborted) this.#comeBack();
		}

		async #read({ body }: Response): Promise<void> {
			const parser = new EventStreamParser();
			const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
			for (;;) {
				const part = await reader?.read();
				if (!part || part.done) return;
				for (const { type, data, id } of parser.push(part.value)) {
					if (this.#readyState === STATES.CLOSED) return;
					this.#lastEventId = id;
					const event = { data, lastEventId: id, origin: new URL(this.url).origin };
					this.dispatchEvent(new MessageEvent(type, event));
				}
				this.#retry = parser.retry ?? this.#retry;
			}
		}

		#comeBack(): void {
			this.#readyState = STATES.CONNECTING;
			this.dispatchEvent(new Event('error'));
			this.#timer = setTimeout(() => void this.#connect(), this.#retry);
		}

		#fail(): void {
			this.#readyState = STATES.CLOSED;
			this.dispatchEvent(new Event('error'));
		}
	}
	// It is one, but for the overloads by which the DOM's types tell events apart.
	return InPageEventSource as unknown as typeof globalThis.EventSource;
}
