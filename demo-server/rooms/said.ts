/** Sessions that a room remembers; past it the one that was quiet for longest is forgotten. */
const REMEMBERED_SESSIONS = 300;
/** Messages of a session that are remembered: what may be under way when a connection is cut. */
const REMEMBERED_REFS = 16;

/** What became of a message. */
export interface Receipt {
	/** The sender's own number for it. */
	readonly ref: number;
	/** Its number in the room. */
	readonly seq: number;
	/** Unix time in milliseconds. */
	readonly at: number;
}

/** Remembers what each session has said, so that nothing is taken twice. */
export class Said {
	/** Receipts by rising ref; the sessions in the order in which they last said something. */
	readonly #sessions = new Map<string, Receipt[]>();

	/** The receipt of a message that was taken before. */
	find(session: string, ref: number): Receipt | undefined {
		return this.#sessions.get(session)?.find((receipt) => receipt.ref === ref);
	}

	/** Says that a ref lies before all that is remembered: it may have been taken or not. */
	isForgotten(session: string, ref: number): boolean {
		const [oldest, ...newer] = this.#sessions.get(session) ?? [];
		return oldest !== undefined && newer.length + 1 >= REMEMBERED_REFS && ref < oldest.ref;
	}

	/** The highest ref that was taken. */
	lastRef(session: string): number | undefined {
		return this.#sessions.get(session)?.at(-1)?.ref;
	}

	note(session: string, receipt: Receipt): void {
		const receipts = [...(this.#sessions.get(session) ?? []), receipt];
		receipts.sort((a, b) => a.ref - b.ref);
		this.#sessions.delete(session);
		this.#sessions.set(session, receipts.slice(-REMEMBERED_REFS));
		for (const quietest of this.#sessions.keys()) {
			if (this.#sessions.size <= REMEMBERED_SESSIONS) return;
			this.#sessions.delete(quietest);
		}
	}
}
