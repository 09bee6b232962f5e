import type { ClientOptions } from './client';
import { listenWithHandlers } from './event-handlers';
import type { Exchange, Exchanges } from './exchanges';
import { type Payload, sizeOf, toWire, utf8Length } from './payload';
import type { FromServer } from './wire';

const STATES = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;
/** RFC 7230's token, which a subprotocol has to be (RFC 6455, section 4.1). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

function socketUrl(url: string | URL, base: string | undefined): URL {
	let parsed: URL;
	try {
		parsed = new URL(url, base);
	} catch {
		throw new DOMException(`The URL '${String(url)}' is invalid.`, 'SyntaxError');
	}
	if (parsed.protocol === 'http:') parsed.protocol = 'ws:';
	if (parsed.protocol === 'https:') parsed.protocol = 'wss:';
	if (parsed.protocol !== 'ws:' && parsed.protocol !== 'wss:') {
		throw new DOMException(
			`The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. '${parsed.protocol.slice(0, -1)}' is not allowed.`,
			'SyntaxError',
		);
	}
	parsed.hash = '';
	return parsed;
}

function checkProtocols(protocols: string | readonly string[]): readonly string[] {
	const list = typeof protocols === 'string' ? [protocols] : [...protocols];
	for (const [index, protocol] of list.entries()) {
		if (!TOKEN.test(protocol)) {
			throw new DOMException(`The subprotocol '${protocol}' is invalid.`, 'SyntaxError');
		}
		if (list.indexOf(protocol) < index) {
			throw new DOMException(`The subprotocol '${protocol}' is duplicated.`, 'SyntaxError');
		}
	}
	return list;
}

/** 16 random bytes in Base64 (RFC 6455, section 4.1). */
const newKey = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));

/** Makes the `WebSocket` of the WebSockets Standard, whose wire is a pipe. */
export function createWebSocket(
	exchanges: Exchanges,
	{ origin }: ClientOptions,
): typeof globalThis.WebSocket {
	class InPageSocket extends EventTarget {
		static readonly CONNECTING = STATES.CONNECTING;
		static readonly OPEN = STATES.OPEN;
		static readonly CLOSING = STATES.CLOSING;
		static readonly CLOSED = STATES.CLOSED;
		readonly CONNECTING = STATES.CONNECTING;
		readonly OPEN = STATES.OPEN;
		readonly CLOSING = STATES.CLOSING;
		readonly CLOSED = STATES.CLOSED;
		readonly url: string;
		readonly extensions = '';
		protocol = '';
		binaryType: BinaryType = 'blob';
		bufferedAmount = 0;
		onopen: ((event: Event) => unknown) | null = null;
		onmessage: ((event: MessageEvent) => unknown) | null = null;
		onerror: ((event: Event) => unknown) | null = null;
		onclose: ((event: CloseEvent) => unknown) | null = null;
		readonly #exchange: Exchange;
		readonly #offered: readonly string[];
		#readyState: number = STATES.CONNECTING;
		/** A Blob has to be read before it can go out, and what comes after it waits. */
		#reading: Promise<unknown> | undefined;

		constructor(url: string | URL, protocols: string | readonly string[] = []) {
			super();
			listenWithHandlers(this, ['open', 'message', 'error', 'close']);
			const target = socketUrl(url, origin);
			const offered = checkProtocols(protocols);
			this.#offered = offered;
			this.url = target.href;
			this.#exchange = exchanges.begin((message) => {
				this.#hear(message);
			});
			const key = ['sec-websocket-key', newKey()] as const;
			this.#exchange.send({
				type: 'connect',
				url: target.href,
				protocols: offered,
				headers: origin === undefined ? [key] : [['origin', origin], key],
			});
		}

		get readyState(): number {
			return this.#readyState;
		}

		send(data: Payload | Blob): void {
			if (this.#readyState === STATES.CONNECTING) {
				throw new DOMException('Still in CONNECTING state.', 'InvalidStateError');
			}
			if (data instanceof Blob) {
				this.#later(async () => {
					this.#send(await data.arrayBuffer());
				});
				return;
			}
			const bytes = toWire(data);
			if (this.#reading) this.#later(() => this.#send(bytes));
			else this.#send(bytes);
		}

		close(code?: number, reason?: string): void {
			if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
				throw new DOMException(
					`The close code must be either 1000, or between 3000 and 4999. ${String(code)} is neither.`,
					'InvalidAccessError',
				);
			}
			if (reason !== undefined && utf8Length(reason) > 123) {
				throw new DOMException('The close reason is longer than 123 bytes.', 'SyntaxError');
			}
			if (this.#readyState >= STATES.CLOSING) return;
			const isEarly = this.#readyState === STATES.CONNECTING;
			this.#readyState = STATES.CLOSING;
			if (isEarly) {
				this.#exchange.send({ type: 'close', code: 1006 });
				setTimeout(() => {
					this.#fail();
				}, 0);
				return;
			}
			// A reason without a code is dropped: a close frame has no place for it.
			const frame = {
				type: 'close',
				code,
				...(code !== undefined && { reason: reason?.toWellFormed() }),
			} as const;
			if (this.#reading) this.#later(() => this.#exchange.send(frame));
			else this.#exchange.send(frame);
		}

		#later(step: () => unknown): void {
			const reading = (this.#reading ?? Promise.resolve()).then(step).finally(() => {
				if (this.#reading === reading) this.#reading = undefined;
			});
			this.#reading = reading;
		}

		#send(data: string | ArrayBuffer): void {
			if (this.#readyState === STATES.OPEN) this.#exchange.send({ type: 'message', data });
			// What is sent too late is lost, and counted (WebSockets Standard, `send()`).
			else this.bufferedAmount += sizeOf(data);
		}

		#hear(message: FromServer): void {
			switch (message.type) {
				case 'opened':
					if (this.#readyState !== STATES.CONNECTING) return;
					// Section 4.1: a subprotocol that it did not ask for fails the connection.
					if (message.protocol !== '' && !this.#offered.includes(message.protocol)) {
						this.#exchange.send({ type: 'close', code: 1006 });
						this.#fail();
						return;
					}
					this.#readyState = STATES.OPEN;
					this.protocol = message.protocol;
					this.dispatchEvent(new Event('open'));
					return;
				case 'message':
					if (this.#readyState !== STATES.OPEN) return;
					this.dispatchEvent(
						new MessageEvent('message', {
							data: this.#incoming(message.data),
							origin: new URL(this.url).origin,
						}),
					);
					return;
				case 'refused':
					this.#fail();
					return;
				case 'closed':
					if (message.code === 1006) this.#fail();
					else this.#end(message.code, message.reason, true);
					return;
				case 'response':
				case 'chunk':
				case 'end':
				case 'broken':
					// Those are for requests.
					return;
				default:
					message satisfies never;
			}
		}

		#incoming(data: string | ArrayBuffer): unknown {
			return typeof data === 'string' || this.binaryType === 'arraybuffer'
				? data
				: new Blob([data]);
		}

		#fail(): void {
			if (this.#readyState === STATES.CLOSED) return;
			this.#readyState = STATES.CLOSED;
			this.dispatchEvent(new Event('error'));
			this.#end(1006, '', false);
		}

		#end(code: number, reason: string, wasClean: boolean): void {
			this.#readyState = STATES.CLOSED;
			this.#exchange.end();
			this.dispatchEvent(new CloseEvent('close', { code, reason, wasClean }));
		}
	}
	// It is one, but for the overloads by which the DOM's types tell events apart.
	return InPageSocket as unknown as typeof globalThis.WebSocket;
}
