import {
	encodeFrame,
	type Fault,
	headersOf,
	type Head,
	OPCODES,
	readHead,
	readRequest,
	readResponse,
	REQUEST_FAULTS,
	type RequestFault,
} from '#rfc6455';
import { type EchoServer, liveEcho } from '#docs/stage/raw/live-echo';
import { type Lines, RawConnection } from '#docs/stage/raw/RawConnection.svelte';
import type { Passed } from '#docs/stage/transcript/Transcript.svelte';
import { EAGER, EXPERIMENTS, linesOf } from './experiments';

/** The server's answer, and what each end has to say of the other. */
export interface Answered {
	readonly status: number;
	readonly startLine: string;
	/** What RFC 6455 asks a server to answer, and for which fault; 101 where there is none. */
	readonly due: number;
	readonly fault: RequestFault | undefined;
	/** Whether the accept value is the one that follows from the key; only of a 101. */
	readonly accepts: boolean | undefined;
	readonly protocol: string | undefined;
}

/** A request that the reader writes, sent byte for byte, and its raw answer. */
export class RawHandshake {
	readonly connection: RawConnection;
	readonly #server: () => EchoServer;
	#experiment = $state('good');
	#text = $state('');
	#response = $state.raw<readonly Uint8Array[]>([]);
	#sent = $state.raw<Uint8Array>();
	#head = $state.raw<Head>();

	constructor(server = liveEcho, lines?: Lines) {
		this.#server = server;
		this.connection = new RawConnection(
			{
				opened: () => this.#write(),
				received: (passed) => passed.forEach((item) => this.#hear(item)),
			},
			lines,
		);
	}

	get experiment(): string {
		return this.#experiment;
	}

	/** The request as it stands in the editor; a line end there is CR LF on the wire. */
	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
	}

	/** What went over the wire, once it has. */
	get sent(): Uint8Array | undefined {
		return this.#sent;
	}

	/** Every byte that came, piece by piece. */
	get response(): Uint8Array {
		return Uint8Array.from(this.#response.flatMap((octets) => [...octets]));
	}

	get answered(): Answered | undefined {
		if (!this.#head || !this.#sent) return undefined;
		return judge(this.#sent, this.#head);
	}

	/** Writes the request of an experiment into the editor, with a new key. */
	choose(name: string): void {
		const experiment = EXPERIMENTS.find((known) => known.name === name);
		if (!experiment) return;
		const key = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
		const { target, host, origin = '' } = this.#server();
		const request = { target, host, origin, key };
		this.#experiment = name;
		this.#text = `${experiment.change(linesOf(request), request).join('\n')}\n\n`;
		this.#forget();
	}

	/** Opens a TCP connection and sends the request as it stands. */
	send(): void {
		this.#forget();
		this.connection.connect();
	}

	dispose(): void {
		this.connection.dispose();
	}

	#forget(): void {
		this.#response = [];
		this.#sent = undefined;
		this.#head = undefined;
	}

	#write(): void {
		const head = new TextEncoder().encode(this.#text.replace(/\r?\n/g, '\r\n'));
		const maskingKey = crypto.getRandomValues(new Uint8Array(4));
		const payload = new TextEncoder().encode('Hello');
		const frame =
			this.#experiment === EAGER
				? encodeFrame({ opcode: OPCODES.text, payload, maskingKey })
				: new Uint8Array();
		this.#sent = head;
		this.connection.write(Uint8Array.of(...head, ...frame));
	}

	#hear(item: Passed): void {
		if (item.kind === 'end' || item.direction !== 'down') return;
		this.#response = [...this.#response, item.octets];
		if (item.kind === 'head') this.#head = item.head;
	}
}

function judge(sent: Uint8Array, head: Head): Answered {
	const request = readHead(sent);
	const { key, protocols, faults } = readRequest(request);
	const [fault]: readonly (Fault<RequestFault> | undefined)[] = faults;
	const extensions = headersOf(request, 'sec-websocket-extensions').map(({ value }) => value);
	const asked = { key, protocols, extensions: extensions.join(', ') };
	const response = readResponse(head, asked);
	const switched = response.status === 101;
	return {
		status: response.status,
		startLine: head.startLine,
		due: fault ? REQUEST_FAULTS[fault.fault].status : 101,
		fault: fault?.fault,
		accepts: switched
			? !response.faults.some((found) => found.fault.startsWith('accept'))
			: undefined,
		protocol: response.protocol,
	};
}
