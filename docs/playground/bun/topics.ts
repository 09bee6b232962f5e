/** Who has subscribed to what: the topics of one server. */
export class Topics<Subscriber> {
	readonly #topics = new Map<string, Set<Subscriber>>();

	subscribe(topic: string, subscriber: Subscriber): void {
		const subscribers = this.#topics.get(topic) ?? new Set();
		subscribers.add(subscriber);
		this.#topics.set(topic, subscribers);
	}

	/** Tells whether there was something to leave. */
	unsubscribe(topic: string, subscriber: Subscriber): boolean {
		const subscribers = this.#topics.get(topic);
		if (!subscribers?.delete(subscriber)) return false;
		if (subscribers.size === 0) this.#topics.delete(topic);
		return true;
	}

	leaveAll(subscriber: Subscriber): void {
		for (const topic of this.of(subscriber)) this.unsubscribe(topic, subscriber);
	}

	/** In the order in which they came. */
	subscribers(topic: string): readonly Subscriber[] {
		return [...(this.#topics.get(topic) ?? [])];
	}

	has(topic: string, subscriber: Subscriber): boolean {
		return this.#topics.get(topic)?.has(subscriber) ?? false;
	}

	of(subscriber: Subscriber): string[] {
		return [...this.#topics.keys()].filter((topic) => this.has(topic, subscriber));
	}
}
