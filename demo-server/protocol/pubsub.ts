import * as v from 'valibot';
import { createCodec, TEXT_TOO_LONG } from './codec';
import { ERROR_CODES } from './error-codes';
import { LIMITS } from './limits';

/** The number of a client in its room, from 1: its name, its colour and its shape. */
const ClientNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

/** The number of a message in its room, from 1, in the order of publishing. */
const MessageId = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Where a client lives: a card inside a page, a browser tab of its own, or a phone. */
const ClientKind = v.picklist(['card', 'tab', 'phone']);

const Topic = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,20}$/));

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.textLength, TEXT_TOO_LONG));

/**
 * Who hears a message: `others` is Bun's `ws.publish` (the sender is left out),
 * `everyone` is `server.publish`. The sender hears it only when it is subscribed too.
 */
const Scope = v.picklist(['others', 'everyone']);

/** A sender's own number for a message: with the sender's number it names the message. */
const Ref = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a client sends to `/live/pubsub`. */
export const PubsubClientMessageSchema = v.variant('type', [
	v.object({
		type: v.literal('join'),
		version: v.pipe(v.number(), v.integer()),
		kind: ClientKind,
		/** The number that the client had before its connection broke; given back when it is free. */
		number: v.optional(ClientNumber),
		topics: v.pipe(v.array(Topic), v.maxLength(LIMITS.topicsPerClient)),
	}),
	v.object({ type: v.literal('subscribe'), topic: Topic }),
	v.object({ type: v.literal('unsubscribe'), topic: Topic }),
	v.object({
		type: v.literal('publish'),
		topic: Topic,
		text: Text,
		scope: Scope,
		/** Chosen by the sender; comes back wherever this message is spoken of. */
		ref: Ref,
	}),
	/** "I have it": sent for each `message` that asks for it with `report`. */
	v.object({ type: v.literal('received'), id: MessageId }),
]);

const PubsubClientSchema = v.object({
	number: ClientNumber,
	kind: ClientKind,
	topics: v.array(Topic),
});

/** What the server sends on `/live/pubsub`. */
export const PubsubServerMessageSchema = v.variant('type', [
	/** Answers `join`: who you are, and who is in the room (you among them). */
	v.object({
		type: v.literal('welcome'),
		version: v.number(),
		you: ClientNumber,
		clients: v.array(PubsubClientSchema),
	}),
	v.object({ type: v.literal('joined'), client: PubsubClientSchema }),
	v.object({ type: v.literal('left'), number: ClientNumber, code: v.number() }),
	v.object({ type: v.literal('subscribed'), number: ClientNumber, topic: Topic }),
	v.object({ type: v.literal('unsubscribed'), number: ClientNumber, topic: Topic }),
	/** Goes to the subscribers of the topic only. */
	v.object({
		type: v.literal('message'),
		id: MessageId,
		from: ClientNumber,
		ref: Ref,
		topic: Topic,
		text: Text,
		scope: Scope,
		report: v.boolean(),
	}),
	/** Answers `publish`, to its sender: `audience` clients were subscribed at that moment. */
	v.object({
		type: v.literal('published'),
		ref: Ref,
		id: MessageId,
		audience: v.number(),
		report: v.boolean(),
	}),
	/**
	 * Tells the room what the clients reported: who has the message, and how many milliseconds
	 * after `publish` the server had heard so. One message may be told of in several parts.
	 */
	v.object({
		type: v.literal('delivered'),
		id: MessageId,
		from: ClientNumber,
		ref: Ref,
		topic: Topic,
		scope: Scope,
		audience: v.number(),
		to: v.array(v.object({ number: ClientNumber, ms: v.number() })),
	}),
	v.object({
		type: v.literal('error'),
		code: v.picklist(ERROR_CODES),
		ref: v.optional(Ref),
	}),
]);

export type PubsubClientMessage = v.InferOutput<typeof PubsubClientMessageSchema>;
export type PubsubServerMessage = v.InferOutput<typeof PubsubServerMessageSchema>;
export type PubsubClient = v.InferOutput<typeof PubsubClientSchema>;
export type PubsubScope = v.InferOutput<typeof Scope>;
export type PubsubClientKind = v.InferOutput<typeof ClientKind>;

/** The server's end of `/live/pubsub`. */
export const pubsubServerCodec = createCodec<PubsubClientMessage, PubsubServerMessage>(
	PubsubClientMessageSchema,
);

/** The page's end of `/live/pubsub`. */
export const pubsubClientCodec = createCodec<PubsubServerMessage, PubsubClientMessage>(
	PubsubServerMessageSchema,
);
