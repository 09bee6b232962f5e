import type { ChatEntry } from '#protocol';

const KEPT = 300;

/** A line of the conversation, as this client knows it. */
export type Line = { id: number } & (
	| { kind: 'message'; from: number; name: string; text: string; mine: boolean }
	/** Said here, and not yet taken in by the server. */
	| { kind: 'pending'; ref: number; text: string }
	/** A word about the room: who came, who left, what is missing. */
	| { kind: 'note'; note: string; values: Readonly<Record<string, string | number>> }
);

/** Up to which message of which life of the room everything has been seen. */
export interface Seen {
	epoch: string;
	seq: number;
}

/** What the server says of the past when a client joins. */
interface Past {
	epoch: string;
	seq: number;
	history: readonly ChatEntry[];
	missed: number;
}

type Content = Line extends infer Each
	? Each extends { id: number }
		? Omit<Each, 'id'>
		: never
	: never;

/**
 * The conversation of one client. Every message has its number, so nothing is shown twice, and
 * what cannot be known is said in its place.
 */
export class History {
	#lines = $state.raw<readonly Line[]>([]);
	#seen = $state.raw<Seen>();
	readonly #shown = new Set<number>();
	#next = 0;

	get lines(): readonly Line[] {
		return this.#lines;
	}

	get seen(): Seen | undefined {
		return this.#seen;
	}

	/** What waits to be taken in by the server, oldest first. */
	get pending(): readonly { ref: number; text: string }[] {
		return this.#lines.flatMap((line) => (line.kind === 'pending' ? [line] : []));
	}

	note(note: string, values: Readonly<Record<string, string | number>> = {}): void {
		this.#add({ kind: 'note', note, values });
	}

	/** Keeps what was said here until the server has numbered it. */
	say(ref: number, text: string): void {
		this.#add({ kind: 'pending', ref, text });
	}

	/** The server has numbered what was said here. */
	said(ref: number, seq: number, me: { number: number; name: string }): void {
		const waiting = this.#lines.find((line) => line.kind === 'pending' && line.ref === ref);
		if (waiting?.kind !== 'pending') return;
		const known = this.#shown.has(seq);
		this.#saw(seq);
		const { id, text } = waiting;
		const message: Line = { id, kind: 'message', from: me.number, name: me.name, text, mine: true };
		this.#lines = this.#lines.flatMap((line) => {
			if (line !== waiting) return [line];
			return known ? [] : [message];
		});
	}

	/** The server did not take it, and never will. */
	drop(ref: number): void {
		this.#lines = this.#lines.filter((line) => line.kind !== 'pending' || line.ref !== ref);
	}

	/** A message of somebody, or of this very client before a cut. */
	hear({ seq, from, name, text }: ChatEntry, mine: boolean): void {
		if (this.#shown.has(seq)) return;
		this.#saw(seq);
		this.#add({ kind: 'message', from, name, text, mine });
	}

	/** Takes in what the server gives on joining, and says what it cannot give. */
	welcome({ epoch, seq, history, missed }: Past, isMine: (entry: ChatEntry) => boolean): void {
		const before = this.#seen;
		if (before && before.epoch !== epoch) {
			// The numbers begin anew; what was shown stays, but nobody else has it any more.
			this.#shown.clear();
			this.note('restarted');
		} else if (before && missed > 0) {
			this.note('missed', { count: missed });
		} else if (!before && missed > 0) {
			this.note('earlier', { count: missed });
		}
		this.#seen = { epoch, seq };
		for (const entry of history) this.hear(entry, isMine(entry));
		if (before?.epoch === epoch && missed === 0) this.note('back');
	}

	#saw(seq: number): void {
		this.#shown.add(seq);
		if (this.#seen && seq > this.#seen.seq) this.#seen = { ...this.#seen, seq };
	}

	#add(content: Content): void {
		// Pending lines stay last: they have no place in the conversation yet.
		const line: Line = { id: this.#next++, ...content };
		if (line.kind === 'pending') {
			this.#lines = [...this.#lines, line];
			return;
		}
		const settled = this.#lines.filter(({ kind }) => kind !== 'pending');
		const waiting = this.#lines.filter(({ kind }) => kind === 'pending');
		this.#lines = [...settled.slice(1 - KEPT), line, ...waiting];
	}
}
