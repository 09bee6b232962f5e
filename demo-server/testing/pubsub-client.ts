import {
	createRoomId,
	PROTOCOL_VERSION,
	pubsubClientCodec,
	type PubsubClientMessage,
	type PubsubServerMessage,
} from '#protocol';
import { Client } from './client';
import type { TestServer } from './server';

type Message<Type> = Extract<PubsubServerMessage, { type: Type }>;
type Join = Extract<PubsubClientMessage, { type: 'join' }>;

/** The path of a room that nobody else has. */
export function newRoom(): string {
	return `/live/pubsub?room=${createRoomId((bytes) => crypto.getRandomValues(bytes))}`;
}

/** A client of `/live/pubsub`: it fails on anything that the protocol does not know. */
export class PubsubClient {
	readonly client: Client;

	constructor(client: Client) {
		this.client = client;
	}

	static async open(server: TestServer, room: string): Promise<PubsubClient> {
		return new PubsubClient(await Client.open(server.ws(room)));
	}

	/** Connects, joins, and takes the welcome. */
	static async join(
		server: TestServer,
		room: string,
		...topics: string[]
	): Promise<PubsubClient & { you: number }> {
		const client = await PubsubClient.open(server, room);
		client.join({ topics });
		const { you } = await client.until('welcome');
		return Object.assign(client, { you });
	}

	join(fields: Partial<Join> = {}): void {
		this.send({ type: 'join', version: PROTOCOL_VERSION, kind: 'card', topics: [], ...fields });
	}

	send(message: PubsubClientMessage): void {
		this.client.send(pubsubClientCodec.encode(message));
	}

	publish(fields: Partial<Extract<PubsubClientMessage, { type: 'publish' }>> = {}): void {
		this.send({
			type: 'publish',
			topic: 'news',
			text: 'hello',
			scope: 'others',
			ref: 0,
			...fields,
		});
	}

	/** The next message, whatever it is. */
	async next(): Promise<PubsubServerMessage> {
		return read(await this.client.next());
	}

	/** The next message of that type; what comes before it is dropped. */
	async until<Type extends PubsubServerMessage['type']>(type: Type): Promise<Message<Type>> {
		for (;;) {
			const message = await this.next();
			if (isOf(message, type)) return message;
		}
	}

	/**
	 * Everything that has arrived until now. The answer to a broken message comes last, because a
	 * socket keeps its order.
	 */
	async settled(): Promise<PubsubServerMessage[]> {
		this.client.send('no json');
		const heard: PubsubServerMessage[] = [];
		for (;;) {
			const message = await this.next();
			if (message.type === 'error' && message.code === 'bad-json') return heard;
			heard.push(message);
		}
	}
}

function isOf<Type extends PubsubServerMessage['type']>(
	message: PubsubServerMessage,
	type: Type,
): message is Message<Type> {
	return message.type === type;
}

function read(data: string): PubsubServerMessage {
	const decoded = pubsubClientCodec.decode(data);
	if (!decoded.ok) throw new Error(`The server broke the protocol (${decoded.code}): ${data}`);
	return decoded.message;
}
