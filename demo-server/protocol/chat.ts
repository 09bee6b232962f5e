import * as v from 'valibot';
import { createCodec, TEXT_TOO_LONG } from './codec';
import { ERROR_CODES } from './error-codes';
import { LIMITS } from './limits';

/** The number of a client in its room, from 1: its colour and its shape. */
const ClientNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

/** The number of a message in its room, from 1, without gaps. */
const Sequence = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * A sender's own number for a message, growing with each; the server takes each one once, and
 * answers `said` again to one that it has taken before. One that is older than the last 16 which
 * it has taken in the session is a `bad-message`.
 */
const Ref = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * What a name must not hold: control characters, halves of characters, line breaks, and what turns
 * the direction of the text around it (Unicode Standard Annex #9).
 */
const MISLEADING = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The name of somebody who chats, without the spaces around it. */
export const ChatNameSchema = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1),
	v.maxLength(LIMITS.nameLength),
	v.check((name) => VISIBLE.test(name) && !MISLEADING.test(name)),
);

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.textLength, TEXT_TOO_LONG));

/** 22 characters of base64url, made by the client: the same tab after a reload or a cut. */
const Session = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));

/** What a client sends to `/live/chat`. */
export const ChatClientMessageSchema = v.variant('type', [
	v.object({
		type: v.literal('join'),
		version: v.pipe(v.number(), v.integer()),
		name: ChatNameSchema,
		session: Session,
		/** The number that the client had before; given back when it is free. */
		number: v.optional(ClientNumber),
		/** What it has seen already: up to which message of which life of the room. */
		seen: v.optional(v.object({ epoch: v.string(), seq: Sequence })),
	}),
	v.object({ type: v.literal('say'), ref: Ref, text: Text }),
]);

const ChatMemberSchema = v.object({ number: ClientNumber, name: ChatNameSchema });

const ChatEntrySchema = v.object({
	seq: Sequence,
	from: ClientNumber,
	name: ChatNameSchema,
	text: Text,
	/** Unix time in milliseconds, by the server's clock. */
	at: v.number(),
});

/** What the server sends on `/live/chat`. */
export const ChatServerMessageSchema = v.variant('type', [
	/** Answers `join`. */
	v.object({
		type: v.literal('welcome'),
		version: v.number(),
		you: ClientNumber,
		members: v.array(ChatMemberSchema),
		/** Names this life of the room: another one means that the server has forgotten the past. */
		epoch: v.string(),
		/** The newest message there is, 0 for none. */
		seq: Sequence,
		/** What the client has not seen, oldest first; at most the last 50. */
		history: v.array(ChatEntrySchema),
		/** How many messages before `history` the client has not seen and nobody can give it. */
		missed: v.pipe(v.number(), v.integer(), v.minValue(0)),
		/** The sender's last `ref` that the room has taken in this session, for what was cut off. */
		lastRef: v.optional(Ref),
	}),
	v.object({ type: v.literal('joined'), member: ChatMemberSchema }),
	/** Also told, with the code of `taken-over`, before a session `joined` again from elsewhere. */
	v.object({
		type: v.literal('left'),
		number: ClientNumber,
		name: ChatNameSchema,
		code: v.number(),
	}),
	/** Goes to everyone in the room but its sender, who gets `said`. */
	v.object({ type: v.literal('message'), ...ChatEntrySchema.entries }),
	v.object({ type: v.literal('said'), ref: Ref, seq: Sequence, at: v.number() }),
	v.object({
		type: v.literal('error'),
		code: v.picklist(ERROR_CODES),
		ref: v.optional(Ref),
	}),
]);

export type ChatClientMessage = v.InferOutput<typeof ChatClientMessageSchema>;
export type ChatServerMessage = v.InferOutput<typeof ChatServerMessageSchema>;
export type ChatEntry = v.InferOutput<typeof ChatEntrySchema>;
export type ChatMember = v.InferOutput<typeof ChatMemberSchema>;

/** The server's end of `/live/chat`. */
export const chatServerCodec = createCodec<ChatClientMessage, ChatServerMessage>(
	ChatClientMessageSchema,
);

/** The page's end of `/live/chat`. */
export const chatClientCodec = createCodec<ChatServerMessage, ChatClientMessage>(
	ChatServerMessageSchema,
);
