import { seeded } from '#demo-server/bench/random';

/** The chances of one case: the same for the same seed and number. */
export class Dice {
	readonly #random: () => number;

	constructor(seed: number, number: number) {
		this.#random = seeded(Math.imul(seed, 0x9e3779b1) ^ number);
	}

	/** True in so many cases of a hundred. */
	percent(share: number): boolean {
		return this.#random() * 100 < share;
	}

	/** A whole number from 0 up to, and without, `end`. */
	below(end: number): number {
		return Math.floor(this.#random() * end);
	}

	pick<T>(choices: readonly [T, ...T[]]): T {
		return choices[this.below(choices.length)] ?? choices[0];
	}

	bytes(length: number): Buffer {
		return Buffer.from(Array.from({ length }, () => this.below(256)));
	}
}
