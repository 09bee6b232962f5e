import { cutReason, isBytes, type Payload, sizeOf, toWire } from './payload';
import type { Topics } from './topics';

/** What a socket needs of the pipe that it speaks through. */
export interface Channel {
	readonly remoteAddress: string;
	message(data: string | ArrayBuffer): void;
	closed(code: number, reason: string): void;
}

/** What a socket needs of its server. */
export interface Owner {
	readonly topics: Topics<ServerSocket>;
	readonly publishToSelf: boolean;
	/** Makes Bun's `Buffer` of what arrived. */
	toBuffer(bytes: ArrayBuffer): Uint8Array;
	/** Calls the program's handler; what it throws ends the program. */
	handle(event: 'open' | 'message' | 'close' | 'ping' | 'pong', ...values: unknown[]): boolean;
	forget(socket: ServerSocket): void;
}

const OPEN = 1;
const CLOSED = 3;

function payloadOf(method: string, values: readonly unknown[]): string | ArrayBuffer {
	if (values.length === 0) throw new Error(`${method} requires at least 1 argument`);
	const [data] = values;
	if (data === null || data === undefined)
		throw new Error(`${method} requires a non-empty message`);
	return toWire(data);
}

function checkTopic(method: string, topic: unknown): string {
	if (typeof topic !== 'string') {
		const error = new TypeError(
			`The "topic" argument must be of type string. Received type ${typeof topic} (${String(topic)})`,
		);
		throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
	}
	if (topic === '') throw new Error(`${method} requires a non-empty topic name`);
	return topic;
}

/**
 * Bun's `ServerWebSocket`, as far as a page can have it (Bun's documentation, "WebSockets"; what it
 * leaves open was read off Bun 1.4.5 by the differential test). The wire of a page is never full,
 * so nothing is ever buffered and no `drain` comes.
 */
export class ServerSocket {
	data: unknown;
	binaryType: 'nodebuffer' | 'arraybuffer' | 'uint8array' = 'nodebuffer';
	readonly #owner: Owner;
	readonly #channel: Channel;
	#readyState = OPEN;

	constructor(owner: Owner, channel: Channel, data: unknown) {
		this.#owner = owner;
		this.#channel = channel;
		this.data = data;
	}

	get readyState(): number {
		return this.#readyState;
	}

	get remoteAddress(): string {
		return this.#channel.remoteAddress;
	}

	get subscriptions(): string[] {
		return this.#owner.topics.of(this);
	}

	/** Returns how many bytes went out; 0 when the socket is closed. */
	send(...values: [data: Payload, compress?: boolean]): number {
		return this.#send(payloadOf('send', values));
	}

	sendText(data: string, _compress?: boolean): number {
		if (typeof data !== 'string') throw new Error('sendText expects a string');
		return this.#send(toWire(data));
	}

	sendBinary(data: ArrayBuffer | ArrayBufferView, _compress?: boolean): number {
		if (!isBytes(data)) throw new Error('sendBinary expects a Blob or BufferSource');
		return this.#send(toWire(data));
	}

	/** Every subscriber of the topic hears it, without this socket. */
	publish(topic: string, data: Payload, _compress?: boolean): number {
		checkTopic('publish', topic);
		return this.#publish(topic, payloadOf('publish', [data]));
	}

	publishText(topic: string, data: string, _compress?: boolean): number {
		return this.publish(topic, data);
	}

	publishBinary(topic: string, data: ArrayBuffer | ArrayBufferView, _compress?: boolean): number {
		return this.publish(topic, data);
	}

	subscribe(topic: string): boolean {
		checkTopic('subscribe', topic);
		if (this.#readyState !== OPEN) return false;
		this.#owner.topics.subscribe(topic, this);
		return true;
	}

	unsubscribe(topic: string): boolean {
		return this.#owner.topics.unsubscribe(checkTopic('unsubscribe', topic), this);
	}

	isSubscribed(topic: string): boolean {
		return this.#owner.topics.has(checkTopic('isSubscribed', topic), this);
	}

	cork<T>(callback: (socket: this) => T): T {
		return callback(this);
	}

	/** The client's browser answers by itself (RFC 6455, section 5.5.2), so `pong` comes later. */
	ping(data: Payload = ''): number {
		if (this.#readyState !== OPEN) return 0;
		const bytes = toWire(data);
		setTimeout(() => {
			const echoed = typeof bytes === 'string' ? new TextEncoder().encode(bytes).buffer : bytes;
			if (this.#readyState === OPEN) this.#owner.handle('pong', this, this.#incoming(echoed));
		}, 0);
		return sizeOf(bytes);
	}

	pong(data: Payload = ''): number {
		return this.#readyState === OPEN ? sizeOf(toWire(data)) : 0;
	}

	getBufferedAmount(): number {
		return 0;
	}

	/** Says goodbye with a close frame. The `close` handler runs before this returns, as in Bun. */
	close(code = 1000, reason = ''): void {
		if (this.#readyState !== OPEN) return;
		// A close frame holds 16 bits (RFC 6455, section 5.5.1); 0 and 1005 go out as an empty one.
		const sent = code & 0xffff;
		const said = cutReason(reason);
		if (sent === 0 || sent === 1005) this.#channel.closed(1005, '');
		// A code that no frame may carry: the client gives up (section 7.1.7).
		else if (!isAllowedOnWire(sent)) this.#channel.closed(1006, '');
		else this.#channel.closed(sent, said);
		this.#end(code, said);
	}

	/** Drops the connection without a word. */
	terminate(): void {
		if (this.#readyState !== OPEN) return;
		this.#channel.closed(1006, '');
		this.#end(1006, '');
	}

	/** @internal The client's frame has arrived. */
	receive(data: string | ArrayBuffer, longest: number): void {
		if (this.#readyState !== OPEN) return;
		if (sizeOf(data) > longest) {
			this.#channel.closed(1009, 'Received too big message');
			this.#end(1006, 'Received too big message');
			return;
		}
		this.#owner.handle('message', this, typeof data === 'string' ? data : this.#incoming(data));
	}

	/** @internal The client has closed, or has gone: 1006. */
	receiveClose(code: number, reason: string): void {
		if (this.#readyState !== OPEN) return;
		this.#channel.closed(code, reason);
		this.#end(code, reason);
	}

	/** @internal The process is over: no handler runs any more. */
	cut(): void {
		if (this.#readyState !== OPEN) return;
		this.#readyState = CLOSED;
		this.#channel.closed(1006, '');
	}

	/** @internal */
	deliver(data: string | ArrayBuffer): void {
		if (this.#readyState === OPEN) this.#channel.message(data);
	}

	#send(data: string | ArrayBuffer): number {
		if (this.#readyState !== OPEN) return 0;
		this.#channel.message(data);
		return sizeOf(data);
	}

	/** A socket that is closed can still publish, as in Bun. */
	#publish(topic: string, data: string | ArrayBuffer): number {
		let heard = false;
		for (const socket of this.#owner.topics.subscribers(topic)) {
			if (socket === this && !this.#owner.publishToSelf) continue;
			socket.deliver(data);
			heard = true;
		}
		return heard ? sizeOf(data) : 0;
	}

	#incoming(bytes: ArrayBuffer): ArrayBuffer | Uint8Array {
		if (this.binaryType === 'arraybuffer') return bytes;
		return this.binaryType === 'uint8array' ? new Uint8Array(bytes) : this.#owner.toBuffer(bytes);
	}

	#end(code: number, reason: string): void {
		this.#readyState = CLOSED;
		this.#owner.topics.leaveAll(this);
		this.#owner.handle('close', this, code, reason);
		this.#owner.forget(this);
	}
}

/** RFC 6455, section 7.4: below 1000 nothing, and 1004 to 1006 and 1015 are never sent. */
const isAllowedOnWire = (code: number): boolean =>
	(code >= 1000 && code <= 1003) ||
	(code >= 1007 && code <= 1014) ||
	(code >= 3000 && code <= 4999);
