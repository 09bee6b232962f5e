const MARK = '#';
const DIGITS = 9;
const MARK_BYTE = MARK.charCodeAt(0);
const ZERO_BYTE = '0'.charCodeAt(0);

/** A text of so many bytes that begins with its number. */
export function numberedText(number: number, bytes: number): string {
	return `${MARK}${String(number).padStart(DIGITS, '0')}`.padEnd(bytes, '.');
}

/**
 * Finds the number in a message that carries a numbered text. Where a server puts the text is seen
 * once, counted from the end of the message, and then looked up there.
 */
export class NumberFinder {
	#fromEnd = 0;

	/** The number in `data` from `start` to `end`, or -1 when there is none. */
	find(data: Buffer, start: number, end: number): number {
		let at = end - this.#fromEnd;
		if (at < start || data[at] !== MARK_BYTE) {
			at = data.indexOf(MARK_BYTE, start);
			if (at < 0 || at + DIGITS >= end) return -1;
			this.#fromEnd = end - at;
		}
		let number = 0;
		for (let digit = at + 1; digit <= at + DIGITS; digit += 1) {
			number = number * 10 + (data[digit] ?? 0) - ZERO_BYTE;
		}
		return number;
	}
}
