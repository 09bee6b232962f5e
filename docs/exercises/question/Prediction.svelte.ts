/** What a reader predicts, and what then came. A run that nobody predicted tells nothing. */
export class Prediction {
	/** The outcome that each of the options stands for; not known before the prediction is made. */
	#outcomes: readonly string[] = [];
	#chosen = $state<number>();
	#made = $state(false);
	#came = $state<string>();

	/** The option that is marked, by its index; one that is made into a prediction stays. */
	get chosen(): number | undefined {
		return this.#chosen;
	}

	set chosen(option: number | undefined) {
		if (!this.#made) this.#chosen = option;
	}

	/**
	 * `open` while the reader chooses, `made` while the demo has not run, `other` when it did
	 * something that no option stands for, then `right` or `wrong`.
	 */
	get state(): 'open' | 'made' | 'other' | 'right' | 'wrong' {
		if (!this.#made) return 'open';
		if (this.#came === undefined) return 'made';
		if (this.happened === undefined) return 'other';
		return this.happened === this.#chosen ? 'right' : 'wrong';
	}

	/** The option that came, by its index. */
	get happened(): number | undefined {
		const index = this.#came === undefined ? -1 : this.#outcomes.indexOf(this.#came);
		return index === -1 ? undefined : index;
	}

	/**
	 * From here on it is not changed, and the next run counts.
	 * @param outcomes - the outcome that each of the options stands for
	 */
	make(outcomes: readonly string[]): void {
		if (this.#chosen === undefined) return;
		this.#outcomes = outcomes;
		this.#made = true;
	}

	/** The demo has run. The first run that an option stands for decides; later ones do not. */
	came(outcome: string): boolean {
		if (this.state !== 'made' && this.state !== 'other') return false;
		this.#came = outcome;
		return true;
	}

	again(): void {
		this.#made = false;
		this.#came = undefined;
		this.#chosen = undefined;
	}
}
