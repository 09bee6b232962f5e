import type { ClientName, Moment } from './conversation';
import { Client } from './client';
import type { Surroundings } from './surroundings';

const NAMES: readonly ClientName[] = ['A', 'B', 'C', 'D', 'E', 'F'];

/** What one check talks to the program with: up to six clients, and a log of all they do. */
export class Probe {
	readonly conversation: Moment[] = [];
	readonly #url: string;
	readonly #surroundings: Surroundings;
	readonly #clients: Client[] = [];

	/** @param url - of the program's endpoint, without a query */
	constructor(url: string, surroundings: Surroundings) {
		this.#url = url;
		this.#surroundings = surroundings;
	}

	/** Whether a client of this check ever was connected. */
	get connected(): boolean {
		return this.conversation.some(({ type }) => type === 'opens');
	}

	/**
	 * Connects the next client: A, then B, and so on.
	 * @throws {DialFailed} when no connection comes about
	 */
	async connect(query: Readonly<Record<string, string>> = {}): Promise<Client> {
		const name = NAMES[this.#clients.length];
		if (name === undefined) throw new Error('A check has six clients at most.');
		const url = new URL(this.#url);
		for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
		const client = new Client(name, url.href, this.#surroundings, this.conversation);
		this.#clients.push(client);
		await client.opened;
		return client;
	}

	/**
	 * A text that nobody has said before, so that a program which has run for a while, or talks to
	 * others as well, is judged by what this check says alone.
	 */
	text(word: string): string {
		const bytes = crypto.getRandomValues(new Uint8Array(3));
		return `${word}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
	}

	/** The same with what a program may be tempted to change: spaces, capitals, quotes, markup, lines. */
	oddText(word: string): string {
		return ` ${this.text(word)}\n"A" <b> `;
	}

	/** Closes what is still open; what comes now is no part of the conversation. */
	dispose(): void {
		for (const client of this.#clients) client.dispose();
	}
}
