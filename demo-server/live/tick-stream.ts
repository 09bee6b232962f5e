import type { Time } from '#demo-server/environment';
import type { ClockTick, Ticker } from '#demo-server/rooms/ticker';
import { writeTick } from './tick';
import { chunkFramingBytes } from './wire-bytes';

/** Events that may wait for a slow reader before the stream ends. */
const UNREAD_EVENTS = 64;

/** What a stream is made from. */
export interface TickStreamOptions {
	readonly time: Time;
	readonly ticker: Ticker;
	/** Called when the stream is over, from whichever side. */
	onEnd(): void;
	/** Called before, when it is over because nobody reads it. */
	onSlowReader(): void;
}

/** The body of one event stream (HTML Standard, section 9.2): one event a tick. */
export class TickStream {
	readonly #options: TickStreamOptions;
	readonly #encoder = new TextEncoder();
	#controller: ReadableStreamDefaultController<Uint8Array> | undefined;
	#stopListening: (() => void) | undefined;

	constructor(options: TickStreamOptions) {
		this.#options = options;
	}

	/** Opens it with the newest tick, which tells the bytes of the request and of the head. */
	open(requestBytes: number, headBytes: number): ReadableStream<Uint8Array> {
		const { ticker } = this.#options;
		return new ReadableStream({
			start: (controller) => {
				this.#controller = controller;
				this.#stopListening = ticker.listen((tick) => this.#send(tick, 0, 0));
				this.#send(ticker.newest(), requestBytes, headBytes);
			},
			cancel: () => this.#forget(),
		});
	}

	/** Ends it from this side; the browser comes back by itself. */
	end(): void {
		this.#controller?.close();
		this.#forget();
	}

	#send(tick: ClockTick, requestBytes: number, headBytes: number): void {
		const controller = this.#controller;
		if (!controller) return;
		if ((controller.desiredSize ?? 0) < -UNREAD_EVENTS) {
			this.#options.onSlowReader();
			this.end();
			return;
		}
		const event = (json: string) => `id: ${tick.n}\ndata: ${json}\n\n`;
		const around = event('').length;
		// Bun makes a chunk of each event, unless the reader is slow: then of several together.
		const cost = (bytes: number) => headBytes + around + chunkFramingBytes(around + bytes);
		const json = writeTick(this.#options.time, tick, requestBytes, cost);
		controller.enqueue(this.#encoder.encode(event(json)));
	}

	#forget(): void {
		this.#controller = undefined;
		this.#stopListening?.();
		this.#options.onEnd();
	}
}
