import {
	encodeFrame,
	HeadDecoder,
	OPCODES,
	NO_STATUS,
	readRequest,
	type Received,
	Receiver,
	REQUEST_FAULTS,
	VIOLATIONS,
	writeClose,
	writeHead,
	writeResponse,
} from '#rfc6455';

/** Bytes in one message that this server takes, like the live one. */
const LONGEST_MESSAGE = 16 * 1024;

/** What a server says, and whether it ends the connection with that. */
export interface Answer {
	readonly octets: Uint8Array;
	readonly ends: boolean;
}

/**
 * A server that keeps to the letter of RFC 6455 and echoes what it hears: for pages that have no
 * server in reach. It is the codec and nothing else, so it says what the standard asks for, not what
 * Bun does.
 */
export class RfcServer {
	readonly #head = new HeadDecoder();
	#receiver: Receiver | undefined;
	#closing = false;
	#over = false;

	push(octets: Uint8Array): Answer[] {
		if (this.#over) return [];
		if (this.#receiver) return this.#hear(this.#receiver, octets);
		const progress = this.#head.push(octets);
		if (progress.state === 'incomplete') return [];
		if (progress.state === 'too-large') {
			return [this.#end(refusal(REQUEST_FAULTS['head-too-large'].status, 'head-too-large'))];
		}
		const { key, protocols, faults } = readRequest(progress.head);
		const [fault] = faults;
		if (fault) return [this.#end(refusal(REQUEST_FAULTS[fault.fault].status, fault.fault))];
		this.#receiver = new Receiver({ sender: 'client', longestMessage: LONGEST_MESSAGE });
		const [protocol] = protocols;
		const response = writeResponse(key, protocol === undefined ? {} : { protocol });
		return [{ octets: response, ends: false }, ...this.#hear(this.#receiver, progress.rest)];
	}

	#hear(receiver: Receiver, octets: Uint8Array): Answer[] {
		return receiver.push(octets).flatMap((received) => this.#answer(received));
	}

	#answer(received: Received): Answer[] {
		switch (received.type) {
			case 'text':
				return [this.#obey(received.text)];
			case 'binary':
				return [frame(OPCODES.binary, received.octets)];
			case 'ping':
				return [frame(OPCODES.pong, received.octets)];
			case 'close': {
				// It has said its own goodbye, and this is the answer to it.
				if (this.#closing) return [this.#end(new Uint8Array())];
				const code = received.code === NO_STATUS ? undefined : received.code;
				return [this.#end(frame(OPCODES.close, writeClose(code)).octets)];
			}
			case 'violation': {
				const payload = writeClose(VIOLATIONS[received.rule].closeCode, received.rule);
				return [this.#end(frame(OPCODES.close, payload).octets)];
			}
			case 'pong':
			case 'compressed':
				return [];
			default:
				return received satisfies never;
		}
	}

	/** Like the live echo: it closes, or hangs up, when it is told to. */
	#obey(text: string): Answer {
		if (text === '/cut') return this.#end(new Uint8Array());
		const [, code, reason] = /^\/close (\d{4}) (.*)$/s.exec(text) ?? [];
		if (code !== undefined) {
			this.#closing = true;
			return frame(OPCODES.close, writeClose(Number(code), reason));
		}
		return frame(OPCODES.text, new TextEncoder().encode(text));
	}

	#end(octets: Uint8Array): Answer {
		this.#over = true;
		return { octets, ends: true };
	}
}

function frame(opcode: number, payload: Uint8Array): Answer {
	return { octets: encodeFrame({ opcode, payload }), ends: false };
}

/** What HTTP calls these statuses (RFC 9110, section 15; RFC 6585, section 5). */
const PHRASES: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	405: 'Method Not Allowed',
	426: 'Upgrade Required',
	431: 'Request Header Fields Too Large',
};

function refusal(status: number, fault: string): Uint8Array {
	const headers: [string, string][] = [
		['Connection', 'close'],
		['Content-Type', 'text/plain'],
		['Content-Length', String(fault.length)],
	];
	// Sections 4.2.2 and 4.4, and RFC 9110, sections 15.5.6 and 15.5.22.
	if (status === 426) headers.push(['Upgrade', 'websocket'], ['Sec-WebSocket-Version', '13']);
	if (status === 405) headers.push(['Allow', 'GET']);
	const head = writeHead(`HTTP/1.1 ${String(status)} ${PHRASES[status] ?? ''}`, headers);
	return Uint8Array.of(...head, ...new TextEncoder().encode(fault));
}
