interface Join {
	readonly type: 'join';
	readonly topics: readonly string[];
}

interface Publish {
	readonly type: 'publish';
	readonly topic: string;
	readonly text: string;
	readonly scope: string;
	readonly ref: number;
}

export type ClientMessage = Join | Publish;

/** Believes what a client sends: contenders check nothing, which is as fast as they can be. */
export function read(data: unknown): ClientMessage {
	return JSON.parse(data as string) as ClientMessage;
}

export const WELCOME = JSON.stringify({ type: 'welcome' });

let lastId = 0;

/** What every subscriber hears of a message: to the letter what `/live/pubsub` sends. */
export function messageFor({ ref, topic, text, scope }: Publish) {
	lastId += 1;
	return { type: 'message', id: lastId, from: 1, ref, topic, text, scope, report: false };
}

/** The room in the query of a request. */
export function roomOf(url: string): string {
	return new URL(url, 'http://localhost').searchParams.get('room') ?? '';
}
