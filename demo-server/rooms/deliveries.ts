import type { PubsubScope } from '#protocol';
import type { Environment } from '#demo-server/environment';

/** Milliseconds in which reports are collected, so that a message costs the room few frames. */
const COLLECTED_FOR = 40;
/** Milliseconds after which nobody waits for a report any more. */
const PENDING_FOR = 30_000;

/** A message whose receivers report that they have it. */
export interface ReportedMessage {
	readonly id: number;
	readonly from: number;
	/** The sender's own number for it. */
	readonly ref: number;
	readonly topic: string;
	readonly scope: PubsubScope;
	readonly audience: number;
}

/** Who has the message, and how many milliseconds after `publish` the server had heard so. */
export interface Receipt {
	readonly number: number;
	readonly ms: number;
}

interface Pending {
	readonly message: ReportedMessage;
	readonly publishedAt: number;
	readonly waitingFor: Set<number>;
	collected: Receipt[];
}

/** Collects the reports of a room and tells of them in parts. */
export class Deliveries {
	readonly #pending = new Map<number, Pending>();
	readonly #env: Environment;
	readonly #tell: (message: ReportedMessage, to: Receipt[]) => void;
	#cancelTimer: (() => void) | undefined;

	constructor(env: Environment, tell: (message: ReportedMessage, to: Receipt[]) => void) {
		this.#env = env;
		this.#tell = tell;
	}

	/** Begins to wait for the reports of these clients. */
	expect(message: ReportedMessage, from: Iterable<number>): void {
		this.#forgetOld();
		const waitingFor = new Set(from);
		if (waitingFor.size === 0) return;
		const publishedAt = this.#env.now();
		this.#pending.set(message.id, { message, publishedAt, waitingFor, collected: [] });
	}

	/** Notes a report; false when nobody was waiting for it. */
	received(id: number, number: number): boolean {
		const pending = this.#pending.get(id);
		if (!pending?.waitingFor.delete(number)) return false;
		const ms = Math.round((this.#env.now() - pending.publishedAt) * 10) / 10;
		if (ms > PENDING_FOR) return false;
		pending.collected.push({ number, ms });
		if (pending.waitingFor.size === 0) this.#tellOf(pending);
		else this.#cancelTimer ??= this.#env.setTimer(() => this.#tellOfAll(), COLLECTED_FOR);
		return true;
	}

	/** Waits no longer for a client that has left. */
	left(number: number): void {
		for (const pending of [...this.#pending.values()]) {
			if (pending.waitingFor.delete(number) && pending.waitingFor.size === 0) {
				this.#tellOf(pending);
			}
		}
		if (this.#pending.size > 0) return;
		this.#cancelTimer?.();
		this.#cancelTimer = undefined;
	}

	#tellOfAll(): void {
		this.#cancelTimer = undefined;
		for (const pending of [...this.#pending.values()]) this.#tellOf(pending);
	}

	#tellOf(pending: Pending): void {
		if (pending.waitingFor.size === 0) this.#pending.delete(pending.message.id);
		if (pending.collected.length === 0) return;
		this.#tell(pending.message, pending.collected);
		pending.collected = [];
	}

	#forgetOld(): void {
		for (const [id, { publishedAt }] of this.#pending) {
			// In the order of publishing, so the first young one ends the search.
			if (this.#env.now() - publishedAt <= PENDING_FOR) return;
			this.#pending.delete(id);
		}
	}
}
