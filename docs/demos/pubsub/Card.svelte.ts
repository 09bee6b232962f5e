import {
	PROTOCOL_VERSION,
	pubsubClientCodec,
	type PubsubClient,
	type PubsubClientKind,
	type PubsubClientMessage,
	type PubsubScope,
	type PubsubServerMessage,
} from '#protocol';
import {
	Connection,
	type Ending,
	type Environment,
	type Status,
} from '#docs/lib/connection/Connection.svelte';

const KEPT = 30;

/** What a card shows of its life: a message that it got, or a word about itself. */
export type InboxEntry = { id: number } & (
	| { kind: 'message'; from: number; text: string }
	| { kind: 'note'; note: string; values: Readonly<Record<string, string | number>> }
);

type EntryContent =
	| { kind: 'message'; from: number; text: string }
	| { kind: 'note'; note: string; values: Readonly<Record<string, string | number>> };

/** What a card tells the board that it lies on. */
export interface CardEvents {
	/** It has joined; `clients` is the room as the server knew it. */
	joined: (card: Card, clients: readonly PubsubClient[]) => void;
	/** Anything else that the server sent. */
	received: (card: Card, message: PubsubServerMessage) => void;
	ended: (card: Card, ending: Ending) => void;
	/** The socket is being made, or has opened. */
	dialled: (card: Card, what: 'new' | 'open') => void;
}

/** One client of the board: a WebSocket of its own, and what came through it. */
export class Card {
	/** Tells the cards of one page apart; the server knows nothing of it. */
	readonly key: number;
	readonly connection: Connection;
	readonly #kind: PubsubClientKind;
	readonly #events: CardEvents;
	#number = $state<number>();
	#joined = $state(false);
	#topics = $state.raw<readonly string[]>([]);
	#inbox = $state.raw<readonly InboxEntry[]>([]);
	#nextEntry = 0;

	constructor(
		key: number,
		kind: PubsubClientKind,
		topics: readonly string[],
		address: () => URL,
		events: CardEvents,
		environment?: Environment,
	) {
		this.key = key;
		this.#kind = kind;
		this.#topics = topics;
		this.#events = events;
		this.connection = new Connection(
			() => {
				this.#events.dialled(this, 'new');
				return address();
			},
			{
				opened: () => {
					this.#events.dialled(this, 'open');
					this.#join();
				},
				received: (data) => {
					this.#received(data);
				},
				ended: (ending) => {
					this.#joined = false;
					this.note('closed', { code: ending.code });
					this.#events.ended(this, ending);
				},
			},
			environment,
		);
	}

	/** `open` once the server has answered `join`, not when the socket opens. */
	get status(): Status {
		const { status } = this.connection;
		return status === 'open' && !this.#joined ? 'connecting' : status;
	}

	/** Whether the room has taken it in; false again as soon as the connection has ended. */
	get joined(): boolean {
		return this.#joined;
	}

	/** The number in the room; kept over a break, so that the card keeps its colour. */
	get number(): number | undefined {
		return this.#number;
	}

	get topics(): readonly string[] {
		return this.#topics;
	}

	get inbox(): readonly InboxEntry[] {
		return this.#inbox;
	}

	/** Sends a message of the protocol; tells whether the socket was open. */
	send(message: PubsubClientMessage): boolean {
		return this.#joined && this.connection.send(pubsubClientCodec.encode(message));
	}

	publish(topic: string, text: string, scope: PubsubScope, ref: number): boolean {
		return this.send({ type: 'publish', topic, text, scope, ref });
	}

	/** Asks for a topic or gives it up; the card shows it once the server has said so. */
	toggle(topic: string): void {
		this.send({ type: this.#topics.includes(topic) ? 'unsubscribe' : 'subscribe', topic });
	}

	/** Shows a message that has arrived. */
	show(from: number, text: string): void {
		this.#add({ kind: 'message', from, text });
	}

	/** Shows a word about the card itself. */
	note(note: string, values: Readonly<Record<string, string | number>> = {}): void {
		this.#add({ kind: 'note', note, values });
	}

	#join(): void {
		const text = pubsubClientCodec.encode({
			type: 'join',
			version: PROTOCOL_VERSION,
			kind: this.#kind,
			topics: [...this.#topics],
			...(this.#number === undefined ? {} : { number: this.#number }),
		});
		this.connection.send(text);
	}

	#received(data: unknown): void {
		const decoded = pubsubClientCodec.decode(data);
		// A server of another version says so by closing; what else cannot be read is not for us.
		if (!decoded.ok) return;
		const { message } = decoded;
		if (message.type === 'welcome') {
			const before = this.#number;
			this.#number = message.you;
			this.#joined = true;
			if (before !== undefined) this.note('back');
			this.#events.joined(this, message.clients);
			return;
		}
		if (message.type === 'subscribed' && message.number === this.#number) {
			this.#topics = [...this.#topics, message.topic];
			this.note('subscribed', { topic: message.topic });
		}
		if (message.type === 'unsubscribed' && message.number === this.#number) {
			this.#topics = this.#topics.filter((topic) => topic !== message.topic);
			this.note('unsubscribed', { topic: message.topic });
		}
		if (message.type === 'message' && message.report) {
			this.send({ type: 'received', id: message.id });
		}
		this.#events.received(this, message);
	}

	#add(content: EntryContent): void {
		this.#inbox = [...this.#inbox.slice(1 - KEPT), { id: this.#nextEntry++, ...content }];
	}
}
