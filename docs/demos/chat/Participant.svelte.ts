import {
	chatClientCodec,
	PROTOCOL_VERSION,
	type ChatClientMessage,
	type ChatMember,
	type ChatServerMessage,
} from '#protocol';
import { Connection, type Environment, type Status } from '#docs/lib/connection/Connection.svelte';
import { after } from '#docs/lib/after';
import { History } from './History.svelte';
import type { MARKS } from './trace-marks';

/** Milliseconds to wait when the server says that it was too fast. */
const BREATH = 1_500;

/** A text that breaks the protocol in the plainest way: it is no JSON. */
const NONSENSE = 'oops';

/** What nonsense did: it was answered, or the connection was closed, or is gone without a word. */
type Survival = 'answered' | 'closed' | 'cut';

/** What a participant tells of what happens to it, so that a picture can be drawn. */
export interface Watcher {
	/** A line of the lesson's program has run, on either side, by the proof of what has come. */
	ran: (mark: keyof typeof MARKS, client: number | undefined) => void;
	/** What the server made of nonsense. */
	survived: (client: number | undefined, how: Survival) => void;
	/** A message of its own has been numbered. */
	said: (from: number, seq: number, text: string | undefined) => void;
	/** A message of somebody else has come; `show` puts it into the conversation. */
	heard: (
		message: { from: number; seq: number; text: string },
		to: number,
		show: () => void,
	) => void;
}

/** Somebody who chats: one WebSocket, a name, and the conversation as this client knows it. */
export class Participant {
	/** Tells the participants of one page apart. */
	readonly key: number;
	readonly connection: Connection;
	readonly history = new History();
	name = $state('');
	readonly #session: string;
	readonly #watcher: Watcher;
	#number = $state<number>();
	#joined = $state(false);
	#members = $state.raw<readonly ChatMember[]>([]);
	#lastRef: number;
	/** The one message that is on its way: the next waits for its number, so that none overtakes. */
	#underWay: number | undefined;
	#callOff: (() => void) | undefined;
	/** Whether nonsense is on its way. */
	#testing = false;

	/**
	 * @param session - 22 characters of base64url, the same for as long as this is the same person
	 * @param firstRef - what its own messages are numbered from; larger than in any life before
	 */
	constructor(
		key: number,
		session: string,
		firstRef: number,
		address: () => URL,
		watcher: Watcher,
		environment?: Environment,
	) {
		this.key = key;
		this.#session = session;
		this.#lastRef = firstRef;
		this.#watcher = watcher;
		this.connection = new Connection(
			() => {
				this.#ran('new');
				return address();
			},
			{
				opened: () => {
					this.#ran('open');
					this.#join();
				},
				received: (data) => {
					const decoded = chatClientCodec.decode(data);
					if (decoded.ok) this.#received(decoded.message);
				},
				ended: ({ code, opened }) => {
					this.#ran('closed');
					// 1006: nobody said goodbye, as when a server ends.
					this.#survive(code === 1006 ? 'cut' : 'closed');
					this.#joined = false;
					this.#members = [];
					this.#underWay = undefined;
					if (opened) this.history.note('cut', { code });
				},
			},
			environment,
		);
	}

	/** `open` once the server has answered `join`. */
	get status(): Status {
		const { status } = this.connection;
		return status === 'open' && !this.#joined ? 'connecting' : status;
	}

	get number(): number | undefined {
		return this.#number;
	}

	get joined(): boolean {
		return this.#joined;
	}

	/** Who is in the room, this participant among them; nobody while it is cut off. */
	get members(): readonly ChatMember[] {
		return this.#members;
	}

	/** Says something now, or as soon as the connection is back. */
	say(text: string): void {
		const ref = ++this.#lastRef;
		this.history.say(ref, text);
		this.#sendNext();
	}

	/** Sends what no server can read, to see what that does to the room. */
	sayNonsense(): void {
		this.#testing = this.#joined && this.connection.send(NONSENSE);
	}

	/** Lets go of the socket and of every timer. */
	dispose(): void {
		this.#callOff?.();
		this.connection.dispose();
	}

	/** Sends the oldest message that waits, unless one is under way. */
	#sendNext(): void {
		const [next] = this.history.pending;
		if (!next || !this.#joined || this.#underWay !== undefined) return;
		const { ref, text } = next;
		if (!this.connection.send(chatClientCodec.encode({ type: 'say', ref, text }))) return;
		this.#underWay = ref;
		this.#ran('send');
	}

	#ran(mark: keyof typeof MARKS): void {
		this.#watcher.ran(mark, this.#number);
	}

	#survive(how: Survival): void {
		if (this.#testing) this.#watcher.survived(this.#number, how);
		this.#testing = false;
	}

	#join(): void {
		const { seen } = this.history;
		const message: ChatClientMessage = {
			type: 'join',
			version: PROTOCOL_VERSION,
			name: this.name,
			session: this.#session,
			...(this.#number === undefined ? {} : { number: this.#number }),
			...(seen ? { seen } : {}),
		};
		this.connection.send(chatClientCodec.encode(message));
	}

	#received(message: ChatServerMessage): void {
		switch (message.type) {
			case 'welcome':
				this.#welcome(message);
				break;
			case 'joined':
				this.#members = [...this.#members, message.member];
				this.history.note('joined', { name: message.member.name });
				break;
			case 'left':
				this.#members = this.#members.filter(({ number }) => number !== message.number);
				this.history.note('left', { name: message.name });
				this.#ran('left');
				break;
			case 'message': {
				const { number } = this;
				if (number === undefined) break;
				this.#watcher.heard(message, number, () => {
					this.history.hear(message, false);
				});
				this.#ran('message');
				break;
			}
			case 'said': {
				const text = this.history.pending.find(({ ref }) => ref === message.ref)?.text;
				const { number, name } = this;
				if (number === undefined) break;
				this.history.said(message.ref, message.seq, { number, name });
				this.#watcher.said(number, message.seq, text);
				this.#ran('said');
				this.#underWay = undefined;
				this.#sendNext();
				break;
			}
			case 'error':
				this.#refused(message);
				break;
			default:
				message satisfies never;
		}
	}

	#welcome(message: Extract<ChatServerMessage, { type: 'welcome' }>): void {
		const before = this.#number;
		this.#number = message.you;
		this.#members = message.members;
		this.#joined = true;
		this.#ran('join');
		this.#ran('welcome');
		this.history.welcome(message, ({ from }) => from === before);
		// What the cut swallowed, and what was said meanwhile; the server takes each one once.
		this.#sendNext();
	}

	#refused({ code, ref }: Extract<ChatServerMessage, { type: 'error' }>): void {
		this.history.note(`error.${code}`);
		if (code === 'bad-json') this.#survive('answered');
		if (ref === undefined) return;
		if (code === 'slow-down') {
			this.#callOff?.();
			this.#callOff = after(BREATH, () => {
				this.#underWay = undefined;
				this.#sendNext();
			});
			return;
		}
		this.history.drop(ref);
		this.#underWay = undefined;
		this.#sendNext();
	}
}
