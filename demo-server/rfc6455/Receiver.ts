import { FrameDecoder } from './FrameDecoder';
import type { FrameTerms } from './header-rules';
import { MessageAssembler, type Received } from './MessageAssembler';

export interface ReceiverTerms extends FrameTerms {
	/** Bytes that a message may have; past them it is answered with 1009. 16 MiB if not said. */
	readonly longestMessage?: number | undefined;
}

/** One end's ear: bytes of one direction go in, what they say comes out. */
export class Receiver {
	readonly #frames: FrameDecoder;
	readonly #messages: MessageAssembler;

	constructor({ longestMessage = 2 ** 24, ...terms }: ReceiverTerms) {
		this.#frames = new FrameDecoder(terms);
		this.#messages = new MessageAssembler(longestMessage);
	}

	/** A close frame or a broken rule has come, and what follows is not read. */
	get over(): boolean {
		return this.#messages.over;
	}

	/** Takes the next bytes. It never throws: what breaks a rule comes out as a violation. */
	push(chunk: Uint8Array): Received[] {
		if (this.over) return [];
		const received: Received[] = [];
		for (const event of this.#frames.push(chunk)) {
			const complete = this.#messages.take(event);
			if (complete) received.push(complete);
		}
		return received;
	}
}
