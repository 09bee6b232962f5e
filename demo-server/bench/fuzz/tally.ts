/** What a fuzz has done and seen. */
export class Tally {
	messages = 0;
	frames = 0;
	connections = 0;
	handshakes = 0;
	readonly #seen = new Map<string, number>();

	saw(what: string): void {
		this.#seen.set(what, (this.#seen.get(what) ?? 0) + 1);
	}

	toString(): string {
		const seen = [...this.#seen].toSorted(([a], [b]) => (a < b ? -1 : 1));
		const list = seen.map(([what, count]) => `  ${String(count).padStart(8)}  ${what}`);
		const { messages, frames, connections, handshakes } = this;
		return [
			`${messages} messages in ${frames} frames, ${connections} connections, ${handshakes} bad handshakes`,
			...list,
		].join('\n');
	}
}
