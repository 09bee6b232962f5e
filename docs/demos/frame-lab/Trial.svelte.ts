import {
	FrameDecoder,
	headerSize,
	mask,
	OPCODES,
	type Received,
	readHeader,
	Receiver,
	VIOLATIONS,
	type ViolationRule,
} from '#rfc6455';
import { LIMITS } from '#protocol';
import { type Heard, type Outcome, outcomeByRfc, outcomeOf } from './outcome';

/** What came of a trial, and what the standard has to say of it. */
export interface Verdict {
	readonly predicted: Outcome | undefined;
	/** What the server did. */
	readonly did: Outcome;
	/** What a server does that keeps to RFC 6455. */
	readonly due: Outcome;
	readonly broken: ViolationRule | undefined;
}

/**
 * The codec's ear on the reader's side of one connection: it hears what the server hears, and knows
 * the rule that is broken. It lasts as long as the connection, for a message may span many trials.
 */
export class Ear {
	readonly #receiver = new Receiver({ sender: 'client', longestMessage: LIMITS.frameBytes });
	readonly #frames = new FrameDecoder({ sender: 'client' });
	#whole = true;

	/** Whether a frame could follow now: the last one is complete, and nothing is over. */
	get isOpen(): boolean {
		return this.#whole && !this.#receiver.over;
	}

	push(octets: Uint8Array): Received[] {
		const last = this.#frames.push(octets).at(-1);
		this.#whole = last?.type === 'end' && this.#frames.headSoFar.length === 0;
		return this.#receiver.push(octets);
	}
}

/** One sending of frames, from the prediction to the verdict. */
export class Trial {
	readonly predicted: Outcome | undefined;
	readonly #due: Outcome;
	readonly #broken: ViolationRule | undefined;
	readonly #closed: number | undefined;
	/** The payload of the page's own ping: with its pong, the server has answered all before it. */
	readonly #marker: string | undefined;
	#heard: readonly Heard[] = [];
	#did = $state<Outcome>();

	/** @param marker - none where the page cannot ask, since the server will not answer any more */
	constructor(
		predicted: Outcome | undefined,
		received: readonly Received[],
		marker: string | undefined,
	) {
		this.predicted = predicted;
		this.#marker = marker;
		const violation = received.find(({ type }) => type === 'violation');
		const close = received.find(({ type }) => type === 'close');
		this.#broken = violation?.type === 'violation' ? violation.rule : undefined;
		this.#closed = close?.type === 'close' ? close.code : undefined;
		const code = this.#broken && VIOLATIONS[this.#broken].closeCode;
		this.#due = outcomeByRfc(received, code);
	}

	/** None while the server may still answer. */
	get verdict(): Verdict | undefined {
		const did = this.#did;
		if (did === undefined) return undefined;
		return { predicted: this.predicted, did, due: this.#due, broken: this.#broken };
	}

	/** Takes a frame that the server sent. */
	hear(octets: Uint8Array): void {
		if (this.#did !== undefined) return;
		const heard = read(octets);
		if (heard.opcode === OPCODES.pong && new TextDecoder().decode(heard.payload) === this.#marker) {
			this.#settle(false);
			return;
		}
		// The server's own ping is no answer to anything.
		if (heard.opcode === OPCODES.ping) return;
		this.#heard = [...this.#heard, heard];
		// It took what breaks a rule: nobody can ask whether more comes, but a message has come.
		if (this.#marker === undefined && heard.opcode !== OPCODES.close) this.#settle(false);
	}

	end(): void {
		if (this.#did === undefined) this.#settle(true);
	}

	#settle(ended: boolean): void {
		this.#did = outcomeOf(this.#heard, ended, this.#closed);
	}
}

function read(octets: Uint8Array): Heard {
	const { opcode, maskingKey } = readHeader(octets);
	const payload = octets.subarray(headerSize(octets));
	return { opcode, payload: maskingKey ? mask(payload, maskingKey) : payload };
}
