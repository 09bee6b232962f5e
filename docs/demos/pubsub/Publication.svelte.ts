import type { PubsubScope } from '#protocol';

/** One publish of this page, and what the clients have reported of it so far. */
export class Publication {
	readonly topic: string;
	readonly scope: PubsubScope;
	/** Own cards that were cut off at that moment and so cannot have heard it. */
	readonly cutOff: number;
	#audience = $state<number>();
	#reported = $state(true);
	#reached = $state(0);
	#slowest = $state(0);
	readonly #seen = new Set<number>();

	constructor(topic: string, scope: PubsubScope, cutOff: number) {
		this.topic = topic;
		this.scope = scope;
		this.cutOff = cutOff;
	}

	/** How many were subscribed when the server published; none until it has said so. */
	get audience(): number | undefined {
		return this.#audience;
	}

	/** Whether the clients report; past 60 they are not asked. */
	get reported(): boolean {
		return this.#reported;
	}

	get reached(): number {
		return this.#reached;
	}

	/** Milliseconds from the server's publish until it had heard from the slowest so far. */
	get slowest(): number {
		return this.#slowest;
	}

	/** Who heard it, seen from its sender; nothing before everyone has reported. */
	came(from: number): 'me-too' | 'all-but-me' | 'nobody' | undefined {
		if (this.#audience !== this.#reached) return undefined;
		if (this.#reached === 0) return 'nobody';
		return this.#seen.has(from) ? 'me-too' : 'all-but-me';
	}

	published(audience: number, report: boolean): void {
		this.#audience = audience;
		this.#reported = report;
	}

	delivered(to: readonly { number: number; ms: number }[]): void {
		for (const { number, ms } of to) {
			if (this.#seen.has(number)) continue;
			this.#seen.add(number);
			this.#reached += 1;
			this.#slowest = Math.max(this.#slowest, ms);
		}
	}
}
