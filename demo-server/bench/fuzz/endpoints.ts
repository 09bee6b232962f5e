import type { DEMOS } from '#demo-server/app';
import { PROTOCOL_VERSION } from '#protocol';

export interface Endpoint {
	readonly inRoom: boolean;
	/** Sent first by three clients in four. */
	readonly hello?: unknown;
	/** Texts that make the server hang up, so that they can only come last. */
	readonly farewells?: readonly [string, ...string[]];
	/** Messages that it takes; what is fuzzed is made from them. A string is sent as it is. */
	readonly samples: readonly [unknown, ...unknown[]];
}

const join = { type: 'join', version: PROTOCOL_VERSION, kind: 'card', topics: ['news', 'side'] };

/** Every live demo, by its name; the types insist that none is missing. */
export const ENDPOINTS: Readonly<Record<(typeof DEMOS)[number], Endpoint>> = {
	echo: {
		inRoom: false,
		samples: ['hello', 'こんにちは 👋', '/close', '/closed 4001', 'x'.repeat(500)],
		farewells: [
			'/cut',
			'/close 4001 bye',
			'/close 1011 oops',
			`/close 4000 ${'長'.repeat(100)}`,
			`/close 3000 ${'x'.repeat(400)}`,
		],
	},
	pubsub: {
		inRoom: true,
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
