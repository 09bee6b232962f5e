import {
	PROTOCOL_VERSION,
	pubsubClientCodec,
	type PubsubClientMessage,
	type PubsubServerMessage,
} from '#protocol';
import type { TestHost } from './host';
import { newRoomOf, RoomClient } from './room-client';

type Join = Extract<PubsubClientMessage, { type: 'join' }>;

/** The path of a room that nobody else has. */
export function newRoom(): string {
	return newRoomOf('pubsub');
}

/** A client of `/live/pubsub`. */
export class PubsubClient extends RoomClient<PubsubServerMessage, PubsubClientMessage> {
	static async open(host: TestHost, room: string): Promise<PubsubClient> {
		return new PubsubClient(await host.connect(room), pubsubClientCodec);
	}

	/** Connects, joins, and takes the welcome. */
	static async join(
		host: TestHost,
		room: string,
		...topics: string[]
	): Promise<PubsubClient & { you: number }> {
		const client = await PubsubClient.open(host, room);
		client.join({ topics });
		const { you } = await client.until('welcome');
		return Object.assign(client, { you });
	}

	join(fields: Partial<Join> = {}): void {
		this.send({ type: 'join', version: PROTOCOL_VERSION, kind: 'card', topics: [], ...fields });
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
}
