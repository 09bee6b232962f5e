import type { After } from '#docs/lib/after';
import type { Diagnosis } from './diagnose';
import type { Reason } from './reason';

/** Milliseconds of failing before the server counts as gone: a restart takes less. */
export const PATIENCE = 5_000;

/**
 * Weighs what failed handshakes say about the live server. A site without a demo server is plain at
 * once. Silence, or an answer to everything but handshakes, has to last, since a server that is
 * being restarted looks the same. A refusal with a reason is no evidence: the server is there.
 */
export class Evidence {
	readonly #ask: () => Promise<Diagnosis>;
	readonly #after: After;
	readonly #concluded: (reason: Reason) => void;
	#callOff: (() => void) | undefined;
	#hasLasted = false;
	/** Counts what was taken back, so that an answer that comes too late is known. */
	#round = 0;

	/**
	 * @param ask - asks the server once more, over plain HTTP
	 * @param concluded - told that the server is out of reach, and why
	 */
	constructor(ask: () => Promise<Diagnosis>, after: After, concluded: (reason: Reason) => void) {
		this.#ask = ask;
		this.#after = after;
		this.#concluded = concluded;
	}

	/** A handshake has failed. */
	failed(diagnosis: Diagnosis): void {
		switch (diagnosis) {
			case 'no-demo-server':
				this.#conclude(diagnosis);
				return;
			case 'unreachable':
			case 'upgrade-required':
				if (this.#hasLasted) this.#conclude(diagnosis);
				else this.#callOff ??= this.#after(PATIENCE, () => void this.#askAgain());
				return;
			default:
				this.succeeded();
		}
	}

	/** The server is there: what has failed before counts no more. */
	succeeded(): void {
		this.#callOff?.();
		this.#callOff = undefined;
		this.#hasLasted = false;
		this.#round += 1;
	}

	/** Time is up. A server that answers again gets the next handshake to prove itself. */
	async #askAgain(): Promise<void> {
		this.#hasLasted = true;
		const round = this.#round;
		const diagnosis = await this.#ask();
		if (round === this.#round && diagnosis === 'unreachable') this.#conclude(diagnosis);
	}

	#conclude(reason: Reason): void {
		this.succeeded();
		this.#concluded(reason);
	}
}
