/** What one subscriber has heard of a stream of numbered messages. */
export class Sequence {
	/** The number that should come next. */
	next = 0;
	/** Numbers that were passed over and did not come later. */
	missing = 0;
	/** Numbers that came after a higher one, or twice. */
	late = 0;

	take(number: number): void {
		if (number === this.next) {
			this.next += 1;
		} else if (number > this.next) {
			this.missing += number - this.next;
			this.next = number + 1;
		} else {
			this.late += 1;
			this.missing = Math.max(0, this.missing - 1);
		}
	}

	/** How many of the first `count` numbers have not come. */
	missingOf(count: number): number {
		return this.missing + Math.max(0, count - this.next);
	}
}
