import { type ChatEntry, type ChatMember, LIMITS } from '#protocol';
import { type Member, Room, type RoomOptions } from './room';
import { type Receipt, Said } from './said';

/** A member as the room knows it: the others are told name and number only. */
export interface ChatSeat extends Member {
	readonly name: string;
	/** Chosen by the client, and known to nobody else. */
	readonly session: string;
}

/** How far a client has followed the room. */
export interface Seen {
	readonly epoch: string;
	readonly seq: number;
}

/** What became of something said: `entry` is there when it is new to the room. */
export interface Taken {
	readonly receipt: Receipt;
	readonly entry?: ChatEntry;
}

/** A room that remembers its last messages, and what each of its clients has said. */
export class ChatRoom extends Room<ChatSeat> {
	/** Names this life of the room: another one has counted its messages from 1 again. */
	readonly epoch: string;
	readonly #said = new Said();
	readonly #wallTime: () => number;
	#history: ChatEntry[] = [];
	#seq = 0;

	constructor(id: string, options: RoomOptions, epoch: string) {
		// The same id names a room in every demo, and Bun's topics are the same for all of them.
		super(`chat/${id}`, options);
		this.epoch = epoch;
		this.#wallTime = options.env.wallTime;
	}

	override remembers(): boolean {
		return this.#seq > 0;
	}

	/** Who sits in the room with that session now. */
	seatOf(session: string): ChatSeat | undefined {
		return this.members.find((member) => member.session === session);
	}

	/**
	 * Takes a message, once: a client that never heard of it may send it again. Undefined when it is
	 * too old to say whether it was taken before.
	 */
	say({ session, number, name }: ChatSeat, ref: number, text: string): Taken | undefined {
		const before = this.#said.find(session, ref);
		if (before) return { receipt: before };
		if (this.#said.isForgotten(session, ref)) return undefined;

		this.#seq += 1;
		const at = Math.round(this.#wallTime());
		const entry = { seq: this.#seq, from: number, name, text, at };
		const receipt = { ref, seq: this.#seq, at };
		this.#history = [...this.#history, entry].slice(-LIMITS.chatHistory);
		this.#said.note(session, receipt);
		this.touch();
		return { receipt, entry };
	}

	/** What a client has not seen, and how much of that is no longer here. */
	since(seen: Seen | undefined) {
		const after = seen?.epoch === this.epoch ? seen.seq : 0;
		const forgotten = this.#seq - this.#history.length;
		return {
			epoch: this.epoch,
			seq: this.#seq,
			history: this.#history.filter(({ seq }) => seq > after),
			missed: Math.max(0, forgotten - after),
		};
	}

	/** The highest ref that was taken in that session. */
	lastRef(session: string): number | undefined {
		return this.#said.lastRef(session);
	}
}

/** A member as the others see it. */
export function asMember({ number, name }: ChatSeat): ChatMember {
	return { number, name };
}
