import { join } from 'node:path';

import { connect, type Client } from './connect';
import { startServer } from './start-server';

/** The server of a step of the chat. */
export const fileOf = (step: string) =>
	join(import.meta.dir, '../chat-app', step, 'server/src/index.ts');
export const serverOf = (step: string) => startServer(fileOf(step));

/** The steps that take a chat message as it comes, and those that look at it first. */
export const TRUSTING = ['1-join', '2-history', '3-presence', '4-rooms'];
export const STEPS = [...TRUSTING, '5-bad-input', '6-come-back'];

/** Somebody who chats: what is said is JSON, and so is what is heard. */
export class Chatter {
	#client: Client;
	readonly closed: Client['closed'];
	readonly handled: Client['handled'];

	constructor(client: Client) {
		this.#client = client;
		this.closed = client.closed;
		this.handled = client.handled;
	}

	static async arrive(url: string, room = 'lobby'): Promise<Chatter> {
		return new Chatter(await connect(`${url}?room=${room}`));
	}

	/** Arrives and joins; steps before the last one ignore what was seen. */
	static async join(
		url: string,
		name: string,
		{ room = 'lobby', epoch = '', seen = 0 } = {},
	): Promise<Chatter> {
		const chatter = await Chatter.arrive(url, room);
		chatter.tell({ type: 'join', name, epoch, seen });
		await chatter.handled();
		return chatter;
	}

	tell(message: object): void {
		this.sendRaw(JSON.stringify(message));
	}

	say(text: string, id: string = crypto.randomUUID()): void {
		this.tell({ type: 'say', id, text });
	}

	sendRaw(data: string | Uint8Array): void {
		this.#client.socket.send(data);
	}

	drop(): void {
		this.#client.socket.terminate();
	}

	async hear() {
		return JSON.parse(await this.#client.next());
	}

	/** The next message of `type`, whatever comes before it. */
	async hearOf(type: string) {
		for (;;) {
			const message = await this.hear();
			if (message.type === type) return message;
		}
	}
}

/** Has one chatter say `count` texts, `1`, `2`, … and waits until all are taken. */
export async function sayMany(chatter: Chatter, count: number): Promise<void> {
	for (let number = 1; number <= count; number++) chatter.say(String(number));
	await chatter.handled();
}

export const textsOf = (entries: { text: string }[]) =>
	entries.map((entry) => entry.text);
export const upTo = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
