import type { Order } from '#docs/exercises/serving/orders';
import type { Report } from '#docs/exercises/serving/reports';
import type { ClientName, Moment, Payload } from './conversation';
import { CheckFailed, type Expectation } from './failure';
import { fields, type Json, matches, objectOf, type Wanted } from './wanted';

/** What a client of the reader's needs of the check's stand. */
export interface Standing {
	note(moment: Moment): void;
	/** In milliseconds, on the clock that is put forward. */
	now(): number;
	order(order: Order): void;
	/** Waits for a fact that needs no clock. */
	until(fact: () => boolean, expected: Expectation): Promise<void>;
	/** Puts the clock forward until it has come to that. */
	passUntil(fact: () => boolean, expected: Expectation): Promise<void>;
	/** Resolves once the program has noticed what the server did. */
	noticed(): Promise<unknown>;
}

/** One client of the reader's program, as the server that it dials sees it. */
export class ServedClient {
	readonly name: ClientName;
	/** What orders and reports call it. */
	readonly #id: string;
	readonly #stand: Standing;
	readonly #heard: Payload[] = [];
	readonly #shown: string[] = [];
	/** Numbers of messages that it has told to be lost. */
	readonly #lost: number[] = [];
	/** How long it stayed away before each dial. */
	readonly #waits: number[] = [];
	/** What came before these places has been looked at. */
	#place = 0;
	#shownPlace = 0;
	#dialPlace = 0;
	/** When its last connection, or try at one, ended. */
	#away: number;

	constructor(name: ClientName, id: string, stand: Standing) {
		this.name = name;
		this.#id = id;
		this.#stand = stand;
		this.#away = stand.now();
	}

	/** How often it has dialled. */
	get dialled(): number {
		return this.#waits.length;
	}

	/** The server says one of the room's messages. */
	said(number: number, text: string): void {
		this.tell({ type: 'said', number, text });
	}

	/** The server sends a JSON object as text. */
	tell(message: Readonly<Record<string, Json>>): void {
		const text = JSON.stringify(message);
		this.#stand.note({ type: 'hears', client: this.name, data: text });
		this.#stand.order({ type: 'send', client: this.#id, text });
	}

	/** Its user types. */
	types(text: string): void {
		this.#stand.note({ type: 'types', client: this.name, text });
		this.#stand.order({ type: 'say', client: this.#id, text });
	}

	/** The wire is cut; resolves once the program has noticed. */
	async cut(): Promise<void> {
		this.#stand.note({ type: 'is-cut', client: this.name });
		this.#stand.order({ type: 'cut', client: this.#id });
		await this.#isAway();
	}

	/** The server closes the connection; resolves once the program has noticed. */
	async close(code: number): Promise<void> {
		this.#stand.note({ type: 'is-closed', client: this.name, code });
		this.#stand.order({ type: 'close', client: this.#id, code });
		await this.#isAway();
	}

	/** Dials, be it only after a while; returns how long it stayed away, in milliseconds. */
	async dials(): Promise<number> {
		const [wait = 0] = await this.dialsTimes(1);
		return wait;
	}

	/** Dials so many times more; returns how long it stayed away before each. */
	async dialsTimes(count: number): Promise<readonly number[]> {
		const from = this.#dialPlace;
		this.#dialPlace += count;
		await this.#stand.passUntil(() => this.dialled >= from + count, {
			type: 'dials',
			client: this.name,
		});
		return this.#waits.slice(from, from + count);
	}

	/** Says how far it has come, as the first thing on its connection. */
	async greets(after: number): Promise<void> {
		const wanted = fields({ type: 'hello', after });
		await this.sendsWithout([fields({ type: 'hello' }), fields({ type: 'say' })], wanted);
	}

	/** Sends a JSON object with these fields, sooner or later; returns all its fields. */
	async sends(wanted: Readonly<Record<string, Json>>): Promise<Readonly<Record<string, unknown>>> {
		return this.sendsWithout([], fields(wanted));
	}

	/** Sends the marker, and nothing `unwanted` before it, for what is sent arrives in order. */
	async sendsWithout(
		unwanted: readonly Wanted[],
		marker: Wanted,
	): Promise<Readonly<Record<string, unknown>>> {
		const expected: Expectation = { type: 'arrives', client: this.name, wanted: marker, unwanted };
		let found: Payload | undefined;
		await this.#stand.until(() => {
			for (; found === undefined && this.#place < this.#heard.length; this.#place += 1) {
				const heard = this.#heard[this.#place];
				if (heard === undefined) continue;
				if (matches(heard, marker)) found = heard;
				else if (unwanted.some((each) => matches(heard, each))) throw new CheckFailed(expected);
			}
			return found !== undefined;
		}, expected);
		return found === undefined ? {} : objectOf(found);
	}

	/** Shows each of these texts once, in this order, and none of them, nor the unwanted, besides. */
	async shows(texts: readonly string[], unwanted: readonly string[] = []): Promise<void> {
		for (const text of texts) {
			const others = [...texts.filter((each) => each !== text), ...unwanted];
			const expected: Expectation = { type: 'shows', client: this.name, text, unwanted: others };
			let isShown = false;
			await this.#stand.until(() => {
				for (; !isShown && this.#shownPlace < this.#shown.length; this.#shownPlace += 1) {
					const shown = this.#shown[this.#shownPlace] ?? '';
					if (others.includes(shown)) throw new CheckFailed(expected);
					isShown = shown === text;
				}
				return isShown;
			}, expected);
		}
	}

	/** Tells its user that so many messages are lost. */
	async tellsLost(count: number): Promise<void> {
		const expected: Expectation = { type: 'tells-lost', client: this.name, count };
		await this.#stand.until(() => this.#lost.includes(count), expected);
	}

	/** Fails the check, because of how long it waited. */
	fails(what: (Expectation & { type: 'waits' })['what'], waits: readonly number[]): never {
		throw new CheckFailed({ type: 'waits', client: this.name, what, waits });
	}

	/** @internal */
	hear(report: Exclude<Report, { type: 'due' | 'gone' }>): void {
		const client = this.name;
		switch (report.type) {
			case 'dialled': {
				const { isAdmitted } = report;
				const wait = this.#stand.now() - this.#away;
				this.#waits.push(wait);
				this.#away = this.#stand.now();
				this.#stand.note({ type: 'dials', client, wait, isAdmitted });
				return;
			}
			case 'heard': {
				const { data } = report;
				const heard = typeof data === 'string' ? data : new Uint8Array(data);
				this.#heard.push(heard);
				this.#stand.note({ type: 'sends', client, data: heard });
				return;
			}
			case 'left':
				this.#away = this.#stand.now();
				this.#stand.note({ type: 'closed', client, code: report.code, reason: '' });
				return;
			case 'shown':
				this.#shown.push(report.text);
				this.#stand.note({ type: 'shows', client, text: report.text });
				return;
			case 'lost':
				this.#lost.push(report.count ?? NaN);
				this.#stand.note({ type: 'tells-lost', client, count: report.count ?? NaN });
				return;
			case 'threw':
				this.#stand.note({ type: 'throws', client, message: report.message });
				return;
			default:
				report satisfies never;
		}
	}

	async #isAway(): Promise<void> {
		this.#away = this.#stand.now();
		await this.#stand.noticed();
	}
}
