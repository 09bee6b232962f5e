import {
	chatClientCodec,
	type ChatClientMessage,
	type ChatServerMessage,
	PROTOCOL_VERSION,
} from '#protocol';
import type { TestHost } from './host';
import { newId, newRoomOf, RoomClient } from './room-client';

type Join = Extract<ChatClientMessage, { type: 'join' }>;
type Welcome = Extract<ChatServerMessage, { type: 'welcome' }>;

/** The path of a room that nobody else has. */
export function newChat(): string {
	return newRoomOf('chat');
}

/** A client of `/live/chat`. */
export class ChatClient extends RoomClient<ChatServerMessage, ChatClientMessage> {
	static async open(host: TestHost, room: string): Promise<ChatClient> {
		return new ChatClient(await host.connect(room), chatClientCodec);
	}

	/** Connects, joins, and takes the welcome. */
	static async join(
		host: TestHost,
		room: string,
		fields: Partial<Join> = {},
	): Promise<ChatClient & { welcome: Welcome }> {
		const client = await ChatClient.open(host, room);
		client.join(fields);
		return Object.assign(client, { welcome: await client.until('welcome') });
	}

	join(fields: Partial<Join> = {}): void {
		this.send({
			type: 'join',
			version: PROTOCOL_VERSION,
			name: 'Aoi',
			session: newId(),
			...fields,
		});
	}

	say(ref: number, text = `message ${ref}`): void {
		this.send({ type: 'say', ref, text });
	}

	/** Says it and waits until the room has it. */
	async said(ref: number, text?: string): Promise<number> {
		this.say(ref, text);
		return (await this.until('said')).seq;
	}
}
