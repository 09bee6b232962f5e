import type { Report } from '#docs/exercises/serving/reports';
import type { ClientName, Moment } from './conversation';
import { CheckFailed, type Expectation, ProgramGone } from './failure';
import { ServedClient } from './served-client';
import type { Stage } from './stage';

const NAMES: readonly ClientName[] = ['A', 'B'];
const PATIENCE = 1_000;
const PAUSE = 20;
/** Nobody who comes back at all stays away for longer, on the clock that is put forward. */
const LONGEST = 300_000;

/**
 * What one check serves the reader's program with: a server to dial, and a clock that it puts
 * forward, so that what decides is what the program waits for, and never how long it took.
 */
export class Stand {
	readonly conversation: Moment[] = [];
	readonly #stage: Stage;
	/** Keeps the clients of one check apart from those of any other. */
	readonly #key = newKey();
	readonly #clients = new Map<string, ServedClient>();
	#ahead = 0;
	#isGone = false;
	/** Who has asked for the next timer, and waits for the answer. */
	readonly #askers: PromiseWithResolvers<number | undefined>[] = [];
	#wake = Promise.withResolvers<undefined>();

	constructor(stage: Stage) {
		this.#stage = stage;
		stage.hear = (report) => this.#hear(report);
		this.admit();
		this.dice();
	}

	/**
	 * Starts the next of the program's clients, A and then B, and waits until it dials.
	 * @param types - what its user types at once, before any connection can be open
	 */
	async start(types?: string): Promise<ServedClient> {
		const name = NAMES[this.#clients.size];
		if (name === undefined) throw new Error('A check starts two clients at most.');
		const id = `${name}-${this.#key}`;
		const url = new URL(this.#stage.url);
		url.searchParams.set('client', id);
		const client = new ServedClient(name, id, {
			note: (moment) => this.#note(moment),
			now: () => performance.now() + this.#ahead,
			order: (order) => this.#stage.order(order),
			until: (fact, expected) => this.#until(fact, expected),
			noticed: () => this.#askDue(),
			passUntil: (fact, expected) => this.#passUntil(fact, expected),
		});
		this.#clients.set(id, client);
		this.#note({ type: 'starts', client: name });
		if (types !== undefined) this.#note({ type: 'types', client: name, text: types });
		const said = types !== undefined && { types };
		this.#stage.order({ type: 'start', client: id, url: url.href, ...said });
		await client.dials();
		return client;
	}

	/** Lets in whoever dials. */
	admit(): void {
		this.#stage.order({ type: 'admit', isOpen: true });
	}

	/** Answers whoever dials with 503, which a client sees as a failed connection. */
	refuse(): void {
		this.#stage.order({ type: 'admit', isOpen: false });
	}

	/** What `Math.random` returns from now on; without a value, numbers that lie far apart. */
	dice(value?: number): void {
		this.#stage.order({ type: 'dice', ...(value !== undefined && { value }) });
	}

	/** A text that nobody has said before. */
	text(word: string): string {
		return `${word}-${newKey()}`;
	}

	/**
	 * Puts the clock forward, timer by timer, until it has come to that, or for so many milliseconds,
	 * or to where no timer is left. Returns whether it has come to that.
	 */
	async passes(fact: () => boolean, span: number): Promise<boolean> {
		const end = this.#ahead + span;
		while (!fact()) {
			const due = await this.#askDue();
			if (fact()) return true;
			if (due === undefined || this.#ahead + due > end) return false;
			this.#ahead += due;
			this.#stage.order({ type: 'pass', milliseconds: due });
		}
		return true;
	}

	/** Ends the check's clients: none of them dials again. */
	async dispose(): Promise<void> {
		if (this.#isGone) return;
		for (const id of this.#clients.keys()) this.#stage.order({ type: 'cut', client: id });
		await this.#askDue().catch(() => undefined);
		this.#stage.order({ type: 'rest' });
	}

	/** When the program's next timer is due, once it has noticed what the server did. */
	async #askDue(): Promise<number | undefined> {
		if (this.#isGone) throw new ProgramGone();
		const asker = Promise.withResolvers<number | undefined>();
		this.#askers.push(asker);
		this.#stage.order({ type: 'due' });
		return asker.promise;
	}

	/** Waits for a fact that needs no clock. */
	async #until(fact: () => boolean, expected: Expectation): Promise<void> {
		if (!(await this.#within(fact, this.#patience))) throw new CheckFailed(expected);
	}

	/** Puts the clock forward until it has come to that. */
	async #passUntil(fact: () => boolean, expected: Expectation): Promise<void> {
		const begun = performance.now();
		do {
			if (await this.passes(fact, LONGEST)) return;
			// Whoever waits by other means than a timer, or has not set it yet, may still come.
			if (await this.#within(fact, PAUSE)) return;
		} while (performance.now() - begun < this.#patience);
		throw new CheckFailed(expected);
	}

	async #within(fact: () => boolean, milliseconds: number): Promise<boolean> {
		const deadline = Promise.withResolvers<true>();
		const timer = setTimeout(() => deadline.resolve(true), milliseconds);
		try {
			while (!fact()) {
				if (this.#isGone) throw new ProgramGone();
				if (await Promise.race([this.#wake.promise, deadline.promise])) return fact();
			}
			return true;
		} finally {
			clearTimeout(timer);
		}
	}

	get #patience(): number {
		return this.#stage.patience ?? PATIENCE;
	}

	#hear(report: Report): void {
		if (report.type === 'due') this.#askers.shift()?.resolve(report.milliseconds);
		else if (report.type === 'gone') {
			this.#isGone = true;
			for (const asker of this.#askers.splice(0)) asker.reject(new ProgramGone());
		} else this.#clients.get(report.client)?.hear(report);
		this.#awake();
	}

	#note(moment: Moment): void {
		this.conversation.push(moment);
		this.#awake();
	}

	#awake(): void {
		this.#wake.resolve(undefined);
		this.#wake = Promise.withResolvers();
	}
}

function newKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(3));
	return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
