import { createRoomId } from '#protocol';
import type { Environment } from '#demo-server/environment';
import type { Rate } from '#demo-server/guards/token-bucket';
import { ChatRoom } from './chat-room';
import { ROOM_RATE, Rooms } from './rooms';
import { Ticker } from './ticker';
import { TopicRoom } from './topic-room';

/** Chats that are kept with nobody in them: one for each reader of some classes in an hour. */
const KEPT_CHATS = 500;

/** What the demos keep from one connection to the next. */
export interface Kept {
	readonly rooms: { readonly chat: Rooms<ChatRoom>; readonly pubsub: Rooms<TopicRoom> };
	readonly ticker: Ticker;
}

/**
 * Makes what the demos keep, with nobody in it.
 * @param fillRandom - fills the bytes by chance, as `crypto.getRandomValues` does
 */
export function createKept(
	env: Environment,
	fillRandom: (bytes: Uint8Array<ArrayBuffer>) => unknown,
	rate: Rate = ROOM_RATE,
): Kept {
	const newEpoch = () => createRoomId(fillRandom);
	return {
		rooms: {
			pubsub: new Rooms(env, (id, of) => new TopicRoom(id, of), rate),
			chat: new Rooms(env, (id, of) => new ChatRoom(id, of, newEpoch()), rate, KEPT_CHATS),
		},
		ticker: new Ticker(env),
	};
}
