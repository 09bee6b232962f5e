import { type Codec, createRoomId } from '#protocol';
import type { Client } from './client';

/** The path of a room that nobody else has. */
export function newRoomOf(demo: string): string {
	return `/live/${demo}?room=${newId()}`;
}

/** 22 characters that nobody else has: a room, or the session of a client. */
export function newId(): string {
	return createRoomId((bytes) => crypto.getRandomValues(bytes));
}

/** A client of a demo in a room: it fails on anything that the protocol does not know. */
export class RoomClient<Heard extends { type: string }, Said> {
	readonly client: Client;
	readonly #codec: Codec<Heard, Said>;

	constructor(client: Client, codec: Codec<Heard, Said>) {
		this.client = client;
		this.#codec = codec;
	}

	send(message: Said): void {
		this.client.send(this.#codec.encode(message));
	}

	/** The next message, whatever it is. */
	async next(): Promise<Heard> {
		const data = await this.client.next();
		const decoded = this.#codec.decode(data);
		if (!decoded.ok) throw new Error(`The server broke the protocol (${decoded.code}): ${data}`);
		return decoded.message;
	}

	/** The next message of that type; what comes before it is dropped. */
	async until<Type extends Heard['type']>(type: Type): Promise<Extract<Heard, { type: Type }>> {
		for (;;) {
			const message = await this.next();
			if (isOf(message, type)) return message;
		}
	}

	/**
	 * Everything that has arrived until now. The answer to a broken message comes last, because a
	 * socket keeps its order.
	 */
	async settled(): Promise<Heard[]> {
		this.client.send('no json');
		const heard: Heard[] = [];
		for (;;) {
			const message = await this.next();
			if ('code' in message && message.code === 'bad-json') return heard;
			heard.push(message);
		}
	}
}

function isOf<Heard extends { type: string }, Type extends Heard['type']>(
	message: Heard,
	type: Type,
): message is Extract<Heard, { type: Type }> {
	return message.type === type;
}
