import { SvelteMap } from 'svelte/reactivity';

import type { PubsubClient } from '#protocol';

/**
 * Who is in the room. Every card of a page hears the same news, so each change tells whether it
 * was one: the second card to bring it changes nothing.
 */
export class Roster {
	readonly #clients = new SvelteMap<number, PubsubClient>();

	/** Everyone, in the order of their numbers. */
	get clients(): readonly PubsubClient[] {
		return [...this.#clients.values()].sort((one, other) => one.number - other.number);
	}

	find(number: number): PubsubClient | undefined {
		return this.#clients.get(number);
	}

	/** How many are subscribed to a topic. */
	subscribers(topic: string): number {
		return this.clients.filter(({ topics }) => topics.includes(topic)).length;
	}

	/** Begins anew with a list. */
	reset(clients: readonly PubsubClient[]): void {
		this.#clients.clear();
		for (const client of clients) this.#clients.set(client.number, client);
	}

	add(client: PubsubClient): boolean {
		if (this.#clients.has(client.number)) return false;
		this.#clients.set(client.number, client);
		return true;
	}

	remove(number: number): boolean {
		return this.#clients.delete(number);
	}

	/** Notes that a client subscribed to a topic, or gave it up. */
	change(number: number, topic: string, subscribed: boolean): boolean {
		const client = this.#clients.get(number);
		if (!client || client.topics.includes(topic) === subscribed) return false;
		const others = client.topics.filter((other) => other !== topic);
		this.#clients.set(number, { ...client, topics: subscribed ? [...others, topic] : others });
		return true;
	}
}
