const KEPT = 200;

/** One fact of a demo, to be said in the reader's language. */
export interface Fact {
	id: number;
	/** Time of day with seconds and milliseconds, as the reader's clock shows it. */
	time: string;
	/** Which sentence: `log.<event>` in the words of the demo. */
	event: string;
	/** The client whose mark stands before it. */
	client: number | undefined;
	values: Readonly<Record<string, string | number>>;
}

const two = (value: number) => String(value).padStart(2, '0');

function timeOfDay(date: Date): string {
	const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
	return `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** The last 200 facts of a demo, oldest first. */
export class Facts {
	#next = 0;
	#entries = $state.raw<readonly Fact[]>([]);

	get entries(): readonly Fact[] {
		return this.#entries;
	}

	/** @param at - when it came to be; now, unless told */
	add(event: string, client?: number, values: Fact['values'] = {}, at = new Date()): void {
		const entry = { id: this.#next++, time: timeOfDay(at), event, client, values };
		this.#entries = [...this.#entries.slice(1 - KEPT), entry];
	}
}
