import { PROTOCOL_VERSION, pubsubClientCodec } from '#protocol';

/** The topic that everybody in a measured room listens to. */
export const TOPIC = 'news';

/** How a client of a contender speaks. */
export interface Wire {
	path(room: string): string;
	/** Sent once the handshake is done. */
	hello(topics: readonly string[]): string | undefined;
	/** What the wire wants to hear back for a message of its own; undefined for nothing. */
	reply(text: string, topics: readonly string[]): string | undefined;
	/** Whether a message says that this client has joined. */
	welcomes(text: string): boolean;
	publish(text: string, ref: number): string;
}

const join = (topics: readonly string[]) =>
	pubsubClientCodec.encode({
		type: 'join',
		version: PROTOCOL_VERSION,
		kind: 'card',
		topics: [...topics],
	});

const publish = (text: string, ref: number) =>
	pubsubClientCodec.encode({ type: 'publish', topic: TOPIC, text, scope: 'everyone', ref });

/** The wire of `/live/pubsub`, which all contenders but Socket.IO speak to the letter. */
export const jsonWire: Wire = {
	path: (room) => `/live/pubsub?room=${room}`,
	hello: join,
	reply: () => undefined,
	welcomes: (text) => text.startsWith('{"type":"welcome"'),
	publish,
};

/**
 * The same messages as events of Socket.IO: `0` and `2` are its own opening and ping, `40` joins
 * the namespace, `42` is an event (socket.io/docs/v4/socket-io-protocol).
 */
export const socketIoWire: Wire = {
	path: (room) => `/socket.io/?EIO=4&transport=websocket&room=${room}`,
	hello: () => undefined,
	reply(text, topics) {
		if (text.startsWith('0')) return '40';
		if (text.startsWith('40')) return `42["message",${join(topics)}]`;
		return text === '2' ? '3' : undefined;
	},
	welcomes: (text) => text.startsWith('42["message",{"type":"welcome"'),
	publish: (text, ref) => `42["message",${publish(text, ref)}]`,
};
