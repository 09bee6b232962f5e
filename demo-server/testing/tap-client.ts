import { createRoomId, type RoomId, tapClientCodec, type TapServerMessage } from '#protocol';

import type { Client } from './client';
import type { TestHost } from './host';

type Of<Type extends TapServerMessage['type']> = Extract<TapServerMessage, { type: Type }>;

/** A page that watches the tap. */
export class TapClient {
	readonly id: RoomId = createRoomId((bytes) => crypto.getRandomValues(bytes));
	readonly client: Client;

	private constructor(client: Client) {
		this.client = client;
	}

	static async open(server: Pick<TestHost, 'connect'>): Promise<TapClient> {
		return new TapClient(await server.connect('/live/tap'));
	}

	/** Connects and begins to watch. */
	static async watch(server: Pick<TestHost, 'connect'>): Promise<TapClient> {
		const client = await TapClient.open(server);
		client.ask();
		await client.next('watching');
		return client;
	}

	/** The address to dial through the tap. */
	get path(): string {
		return `/live/echo?tap=${this.id}`;
	}

	ask(id = this.id): void {
		this.client.send(tapClientCodec.encode({ type: 'watch', id }));
	}

	/** The next message, which has to be of that type. */
	async next<Type extends TapServerMessage['type']>(type: Type): Promise<Of<Type>> {
		const message = await this.any();
		if (!isOf(message, type)) throw new Error(JSON.stringify(message));
		return message;
	}

	/** The next message. */
	async any(): Promise<TapServerMessage> {
		const decoded = tapClientCodec.decode(await this.client.next());
		if (!decoded.ok) throw new Error(`The server broke the protocol (${decoded.code}).`);
		return decoded.message;
	}

	/** All that passes until a connection is over, of that one. */
	async untilEnded(connection = 1): Promise<{ up: string; down: string; ended: Of<'ended'> }> {
		const passed = { up: '', down: '' };
		for (;;) {
			const message = await this.any();
			if (!('connection' in message) || message.connection !== connection) continue;
			if (message.type === 'ended') return { ...passed, ended: message };
			if (message.type !== 'octets') continue;
			passed[message.direction] += Buffer.from(message.octets, 'base64').toString('latin1');
		}
	}
}

function isOf<Type extends TapServerMessage['type']>(
	message: TapServerMessage,
	type: Type,
): message is Of<Type> {
	return message.type === type;
}
