export interface StreamEvent {
	type: string;
	data: string;
	/** The last id that the stream has named. */
	id: string;
}

/** Reads `text/event-stream` piece by piece (HTML Standard, "Parsing an event stream"). */
export class EventStreamParser {
	/** Milliseconds, once the server has named a time to come back after. */
	retry: number | undefined;
	#rest = '';
	#type = '';
	#data: string[] = [];
	#id = '';

	/** Takes in a piece of the stream; returns the events that it completed. */
	push(text: string): StreamEvent[] {
		// A carriage return at the end may be the first half of a line's end.
		const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
		this.#rest = lines.pop() ?? '';
		return lines.flatMap((line) => this.#line(line));
	}

	#line(line: string): StreamEvent[] {
		if (line === '') return this.#complete();
		const colon = line.indexOf(':');
		if (colon === 0) return [];
		const field = colon < 0 ? line : line.slice(0, colon);
		const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
		if (field === 'event') this.#type = value;
		else if (field === 'data') this.#data.push(value);
		else if (field === 'id' && !value.includes('\0')) this.#id = value;
		else if (field === 'retry' && /^\d+$/.test(value)) this.retry = Number(value);
		return [];
	}

	#complete(): StreamEvent[] {
		const data = this.#data;
		const type = this.#type || 'message';
		this.#data = [];
		this.#type = '';
		return data.length > 0 ? [{ type, data: data.join('\n'), id: this.#id }] : [];
	}
}
