import type { Demo } from '#demo-server/live/routes';
import {
	chatClientCodec,
	type Codec,
	ERROR_CODES,
	handshakeClientCodec,
	PROTOCOL_VERSION,
	pubsubClientCodec,
	pushClientCodec,
	relayClientCodec,
	tapClientCodec,
} from '#protocol';

export interface Endpoint {
	readonly inRoom: boolean;
	/** Sent first by three clients in four. */
	readonly hello?: unknown;
	/** Texts that make the server hang up, so that they can only come last. */
	readonly farewells?: readonly [string, ...string[]];
	/** Whether a text is one that this endpoint may send. */
	readonly says: (text: string) => boolean;
	/** Messages that it takes; what is fuzzed is made from them. A string is sent as it is. */
	readonly samples: readonly [unknown, ...unknown[]];
}

const join = { type: 'join', version: PROTOCOL_VERSION, kind: 'card', topics: ['news', 'side'] };

const says =
	(codec: Pick<Codec<unknown, never>, 'decode'>) =>
	(text: string): boolean =>
		codec.decode(text).ok;

const ERRORS = new Set(ERROR_CODES.map((code) => JSON.stringify({ type: 'error', code })));

/** Of an endpoint with nothing to hear: what it has to say, or that it was spoken to. */
const saysOrRefuses = (codec: Pick<Codec<unknown, never>, 'decode'>) => (text: string) =>
	ERRORS.has(text) || codec.decode(text).ok;

const chatJoin = {
	type: 'join',
	version: PROTOCOL_VERSION,
	name: 'Ann',
	session: 'AAAAAAAAAAAAAAAAAAAAAA',
};

/** Every live demo, by its name; the types insist that none is missing. */
export const ENDPOINTS: Readonly<Record<Demo, Endpoint>> = {
	echo: {
		inRoom: false,
		says: () => true,
		samples: ['hello', 'こんにちは 👋', '/close', '/closed 4001', 'x'.repeat(500)],
		farewells: [
			'/cut',
			'/close 4001 bye',
			'/close 1011 oops',
			`/close 4000 ${'長'.repeat(100)}`,
			`/close 3000 ${'x'.repeat(400)}`,
		],
	},
	handshake: {
		inRoom: false,
		says: saysOrRefuses(handshakeClientCodec),
		samples: [join, 'hello'],
	},
	push: { inRoom: false, says: saysOrRefuses(pushClientCodec), samples: [join, 'hello'] },
	relay: {
		inRoom: false,
		says: says(relayClientCodec),
		samples: [{ type: 'open' }, { type: 'end' }],
	},
	tap: {
		inRoom: false,
		says: says(tapClientCodec),
		samples: [{ type: 'watch', id: 'AAAAAAAAAAAAAAAAAAAAAA' }],
	},
	chat: {
		inRoom: true,
		says: says(chatClientCodec),
		hello: chatJoin,
		samples: [
			chatJoin,
			{ ...chatJoin, name: '  だれか  ', number: 7, seen: { epoch: 'x', seq: 3 } },
			{ ...chatJoin, session: 'BBBBBBBBBBBBBBBBBBBBBA' },
			{ type: 'say', ref: 1, text: 'hello' },
			{ type: 'say', ref: 2, text: 'こんにちは' },
			{ type: 'say', ref: 9_000, text: 'later' },
		],
	},
	pubsub: {
		inRoom: true,
		says: says(pubsubClientCodec),
		hello: join,
		samples: [
			join,
			{ ...join, number: 7, kind: 'phone' },
			{ type: 'subscribe', topic: 'side' },
			{ type: 'unsubscribe', topic: 'side' },
			{ type: 'publish', topic: 'side', text: 'hello', scope: 'others', ref: 1 },
			{ type: 'publish', topic: 'news', text: 'hello', scope: 'everyone', ref: 2 },
			{ type: 'received', id: 3 },
		],
	},
};
