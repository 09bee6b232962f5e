/** Who listens to what, for contenders that have no topics of their own. */
export class Listeners<Socket> {
	readonly #byTopic = new Map<string, Set<Socket>>();

	add(topic: string, socket: Socket): void {
		const listeners = this.#byTopic.get(topic) ?? new Set();
		this.#byTopic.set(topic, listeners.add(socket));
	}

	remove(socket: Socket): void {
		for (const listeners of this.#byTopic.values()) listeners.delete(socket);
	}

	of(topic: string): Iterable<Socket> {
		return this.#byTopic.get(topic) ?? [];
	}
}
