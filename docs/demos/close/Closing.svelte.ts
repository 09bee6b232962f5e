import {
	encodeFrame,
	type FrameToWrite,
	OPCODES,
	readHeader,
	writeClose,
	writeRequest,
} from '#rfc6455';
import { type Lines, RawConnection } from '#docs/stage/raw/RawConnection.svelte';
import { type EchoServer, liveEcho } from '#docs/stage/raw/live-echo';
import type { Passed } from '#docs/stage/transcript/Transcript.svelte';

/** Who begins the end, and how. */
export const ENDINGS = ['client', 'server', 'client-torn', 'server-torn'] as const;
export type EndingName = (typeof ENDINGS)[number];

/** What a program at the client's end is told in `onclose` (RFC 6455, section 7.1.5). */
export interface Told {
	readonly code: number;
	readonly wasClean: boolean;
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** One connection that is opened to be closed, in one of four ways. */
export class Closing {
	readonly connection: RawConnection;
	readonly #server: () => EchoServer;
	#ending = $state<EndingName>();
	#told = $state.raw<Told>();
	/** The code of the close frame that came, 1005 where it had none. */
	#heard: number | undefined;
	#said = false;

	constructor(server = liveEcho, lines?: Lines) {
		this.#server = server;
		this.connection = new RawConnection(
			{
				opened: () => {
					const key = btoa(String.fromCharCode(...random(16)));
					this.connection.write(writeRequest({ ...this.#server(), key }));
				},
				received: (passed) => passed.forEach((item) => this.#hear(item)),
				ended: () => {
					const wasClean = this.#heard !== undefined && this.#said;
					this.#told = { code: this.#heard ?? 1006, wasClean };
				},
			},
			lines,
		);
	}

	get ending(): EndingName | undefined {
		return this.#ending;
	}

	/** None while the connection lasts. */
	get told(): Told | undefined {
		return this.#told;
	}

	/** Shakes hands, says a word, and ends it. */
	begin(ending: EndingName): void {
		this.#ending = ending;
		this.#told = undefined;
		this.#heard = undefined;
		this.#said = false;
		this.connection.connect();
	}

	dispose(): void {
		this.connection.dispose();
	}

	#hear(item: Passed): void {
		if (item.kind === 'head' && item.head.startLine.startsWith('HTTP/1.1 101')) {
			this.#send({ opcode: OPCODES.text, payload: new TextEncoder().encode('Hello') });
		}
		if (item.kind !== 'frame') return;
		const { opcode, payloadLength } = readHeader(item.octets);
		if (opcode === OPCODES.text) this.#end();
		if (opcode !== OPCODES.close) return;
		const code = item.octets.subarray(2, 4);
		this.#heard = payloadLength < 2 ? 1005 : ((code[0] ?? 0) << 8) | (code[1] ?? 0);
		// Section 5.5.1: a close is answered by a close with the same code.
		if (!this.#said) this.#close(payloadLength < 2 ? undefined : this.#heard);
	}

	/** The echo has come, so both ends are open for sure. */
	#end(): void {
		switch (this.#ending) {
			case 'client':
				this.#close(1000);
				return;
			case 'client-torn':
				this.connection.end();
				return;
			case 'server':
				this.#ask('/close 4001 bye');
				return;
			case 'server-torn':
				this.#ask('/cut');
				return;
			case undefined:
				return;
			default:
				this.#ending satisfies never;
		}
	}

	/** The echo server ends the connection when it is told to, in these words. */
	#ask(command: string): void {
		this.#send({ opcode: OPCODES.text, payload: new TextEncoder().encode(command) });
	}

	#close(code: number | undefined): void {
		this.#said = true;
		this.#send({ opcode: OPCODES.close, payload: writeClose(code) });
	}

	#send(frame: FrameToWrite): void {
		this.connection.writeFrame(encodeFrame({ ...frame, maskingKey: random(4) }));
	}
}
