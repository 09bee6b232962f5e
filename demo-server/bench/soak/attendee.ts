import {
	PROTOCOL_VERSION,
	pubsubClientCodec,
	type PubsubClientMessage,
	type PubsubServerMessage,
} from '#protocol';
import { TOPIC } from '#demo-server/bench/wire';
import { Connection } from '#demo-server/bench/connection';

interface AttendeeOptions {
	readonly port: number;
	readonly path: string;
	/** Told what the server did wrong. */
	readonly fault: (text: string) => void;
	/** Told of the answer to a message that this attendee published. */
	readonly published: (ref: number, id: number) => void;
	/** Told when the connection is gone, whoever ended it. */
	readonly gone: (code: number) => void;
}

/** One client of the class. It knows what it should have heard, and who should be there. */
export class Attendee {
	/** Its number in the room. */
	number = 0;
	/** Who is in the room, as far as this client was told. */
	readonly present = new Set<number>();
	/** Ids of the first and the last message that it knows of. */
	firstId: number | undefined;
	lastId: number | undefined;
	heard = 0;
	readonly welcomed: Promise<void>;
	readonly #options: AttendeeOptions;
	#connection: Connection | undefined;
	#welcome: () => void = () => undefined;

	private constructor(options: AttendeeOptions) {
		this.#options = options;
		this.welcomed = new Promise((resolve) => {
			this.#welcome = resolve;
		});
	}

	/** Connects, joins, and is welcomed. */
	static async join(options: AttendeeOptions): Promise<Attendee> {
		const attendee = new Attendee(options);
		attendee.#connection = await Connection.open(options.port, options.path, {
			text: (data, start, end) => attendee.#read(data.toString('utf8', start, end)),
			closed: (code) => options.gone(code),
		});
		attendee.#send({ type: 'join', version: PROTOCOL_VERSION, kind: 'card', topics: [TOPIC] });
		await attendee.welcomed;
		return attendee;
	}

	publish(text: string, ref: number, scope: 'others' | 'everyone'): void {
		this.#send({ type: 'publish', topic: TOPIC, text, scope, ref });
	}

	/** Says goodbye. */
	leave(): void {
		this.#connection?.close();
	}

	/** Falls off the network. */
	cut(): void {
		this.#connection?.cut();
	}

	/** Freezes: what comes is not answered any more, and only the server can find out. */
	freeze(): void {
		if (this.#connection) this.#connection.deaf = true;
	}

	#send(message: PubsubClientMessage): void {
		this.#connection?.send(pubsubClientCodec.encode(message));
	}

	#read(text: string): void {
		const decoded = pubsubClientCodec.decode(text);
		if (decoded.ok) this.#take(decoded.message);
		else this.#options.fault(`a message that the protocol does not know: ${text.slice(0, 200)}`);
	}

	#take(message: PubsubServerMessage): void {
		switch (message.type) {
			case 'welcome':
				this.number = message.you;
				for (const { number } of message.clients) this.present.add(number);
				this.#welcome();
				return;
			case 'joined':
				this.present.add(message.client.number);
				return;
			case 'left':
				this.present.delete(message.number);
				return;
			case 'message':
				this.heard += 1;
				this.#know(message.id);
				return;
			case 'published':
				// One's own message is heard too when it goes to everyone; else this is all there is.
				if (message.id !== this.lastId) this.#know(message.id);
				this.#options.published(message.ref, message.id);
				return;
			case 'error':
				this.#options.fault(`client ${this.number} was refused: ${message.code}`);
				return;
			case 'subscribed':
			case 'unsubscribed':
			case 'delivered':
				return;
			default:
				message satisfies never;
		}
	}

	/** Ids of a room count up by one, so that a hole is a loss and a step back is a disorder. */
	#know(id: number): void {
		const due = (this.lastId ?? id - 1) + 1;
		if (id > due) this.#options.fault(`client ${this.number} missed ${due} to ${id - 1}`);
		if (id < due) this.#options.fault(`client ${this.number} heard ${id} after ${due - 1}`);
		this.firstId ??= id;
		this.lastId = id;
	}
}
