import { CLOSE_CODES, type CloseReason, type ErrorCode } from '#protocol';
import { type Rate, TokenBucket } from './token-bucket';

/** What one socket may send; a room has a rate of its own. */
export interface InboundLimits {
	readonly rate: Rate;
	/** Messages refused for their rate, with no pause between, before the socket is closed. */
	readonly refusals: number;
	/** Milliseconds without a refusal that count as a pause. */
	readonly pause: number;
	/** Messages that break the protocol, within `mistakesWithin`, before the socket is closed. */
	readonly mistakes: number;
	/** Milliseconds. */
	readonly mistakesWithin: number;
}

export const INBOUND_LIMITS: InboundLimits = {
	rate: { burst: 40, perSecond: 20 },
	refusals: 50,
	pause: 2_000,
	mistakes: 20,
	mistakesWithin: 60_000,
};

/** What a demo says about its own wire, so that one guard serves all of them. */
export interface InboundOptions<Message> {
	now(): number;
	decode(data: unknown): { ok: true; message: Message } | { ok: false; code: ErrorCode };
	/** Writes the answer to a message that was refused. */
	writeError(code: ErrorCode, ref?: number): string;
	/** Told when this guard closes the socket. */
	onClosing(reason: CloseReason): void;
	readonly limits: InboundLimits;
}

/** The little that the guard needs of Hono's `WSContext`. */
interface Peer {
	send(data: string): void;
	close(code: number, reason: string): void;
}

/**
 * Stands between one socket and its demo. It reads what arrives, answers what it refuses, and
 * closes a client that does not stop. What it refuses never reaches anybody else.
 */
export class Inbound<Message> {
	readonly #options: InboundOptions<Message>;
	readonly #bucket: TokenBucket;
	#refusals = 0;
	#refusedAt = 0;
	#mistakes = 0;
	#mistakesSince = 0;

	constructor(options: InboundOptions<Message>) {
		this.#options = options;
		this.#bucket = new TokenBucket(options.limits.rate, options.now);
	}

	/** Reads one message, or answers why it is none and returns undefined. */
	read(peer: Peer, data: unknown): Message | undefined {
		const decoded = this.#options.decode(data);
		if (decoded.ok) return decoded.message;
		this.refuse(peer, decoded.code);
		return undefined;
	}

	/**
	 * Pays for one message, from the bucket of the socket and then from that of the room; false
	 * when there is nothing left, and the sender has been told.
	 */
	spend(peer: Peer, room?: TokenBucket, ref?: number): boolean {
		if (!this.#bucket.take()) {
			this.#slowDown(peer, ref);
			return false;
		}
		if (room && !room.take()) {
			// Others may have emptied it: the sender has to wait, but it is not the sender's fault.
			peer.send(this.#options.writeError('slow-down', ref));
			return false;
		}
		return true;
	}

	/** Answers a message that breaks the protocol; too many of them close the socket. */
	refuse(peer: Peer, code: ErrorCode, ref?: number): void {
		const { limits, now, writeError } = this.#options;
		if (this.#mistakes === 0 || now() - this.#mistakesSince > limits.mistakesWithin) {
			this.#mistakes = 0;
			this.#mistakesSince = now();
		}
		this.#mistakes += 1;
		peer.send(writeError(code, ref));
		if (this.#mistakes >= limits.mistakes) this.close(peer, 'bad-messages');
	}

	/** Closes the socket with the documented code of `reason`. */
	close(peer: Peer, reason: CloseReason): void {
		this.#options.onClosing(reason);
		peer.close(CLOSE_CODES[reason], reason);
	}

	#slowDown(peer: Peer, ref?: number): void {
		const { limits, now, writeError } = this.#options;
		if (now() - this.#refusedAt > limits.pause) this.#refusals = 0;
		this.#refusals += 1;
		this.#refusedAt = now();
		peer.send(writeError('slow-down', ref));
		if (this.#refusals >= limits.refusals) this.close(peer, 'flooding');
	}
}
