/** Text that is put into a source without moving any line of it. */
export class Insertions {
	readonly #openings: { at: number; text: string }[] = [];
	readonly #closings: { at: number; text: string }[] = [];

	/** Puts `text` before the offset; of two at one offset, the first one added stands first. */
	before(at: number, text: string): void {
		this.#openings.push({ at, text });
	}

	/** Wraps what lies between two offsets. What is added later lies inside of what came before. */
	around(start: number, end: number, open: string, close: string): void {
		this.#openings.push({ at: start, text: open });
		this.#closings.unshift({ at: end, text: close });
	}

	/** Returns the source with all of it in place. */
	into(source: string): string {
		let result = '';
		let from = 0;
		for (const { at, text } of this.#sorted()) {
			result += source.slice(from, at) + text;
			from = at;
		}
		return result + source.slice(from);
	}

	/** Tells which offset of the source an offset of the result stands for. */
	origin(offset: number): number {
		let added = 0;
		for (const { at, text } of this.#sorted()) {
			if (at + added >= offset) break;
			added += Math.min(text.length, offset - at - added);
		}
		return offset - added;
	}

	#sorted(): { at: number; text: string }[] {
		// Stable: at one offset what ends there comes before what begins there.
		return [...this.#closings, ...this.#openings].sort((a, b) => a.at - b.at);
	}
}
