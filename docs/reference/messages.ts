import {
	ChatClientMessageSchema,
	ChatServerMessageSchema,
	HandshakeSchema,
	PubsubClientMessageSchema,
	PubsubServerMessageSchema,
	RelayClientMessageSchema,
	RelayServerMessageSchema,
	TapClientMessageSchema,
	TapServerMessageSchema,
	TickSchema,
} from '#protocol';
import type * as v from 'valibot';

type Schema = v.GenericSchema;

/** Whose messages they are: `client` is what a page sends, `server` what it is sent. */
export type Side = 'client' | 'server';

/** The schemas of each live demo that speaks JSON, from which its reference is made. */
export const WIRES = {
	push: { server: TickSchema },
	handshake: { server: HandshakeSchema },
	pubsub: { client: PubsubClientMessageSchema, server: PubsubServerMessageSchema },
	chat: { client: ChatClientMessageSchema, server: ChatServerMessageSchema },
	relay: { client: RelayClientMessageSchema, server: RelayServerMessageSchema },
	tap: { client: TapClientMessageSchema, server: TapServerMessageSchema },
} satisfies Record<string, Partial<Record<Side, Schema>>>;

export type Wire = keyof typeof WIRES;

/** One bound on a value, by the name that valibot has for it. */
export interface Bound {
	/** Such as `min_value`; for the length of an array `max_items`. */
	kind: string;
	/** What it is bound to; empty where there is nothing to say. */
	to: string;
}

/** One value of a message. */
export interface Field {
	/** Where it stands: `seen.epoch` is inside an object, `to[].ms` inside each of an array's. */
	path: string;
	/** Its kind: a word of TypeScript, or the values that it may have. */
	kind: string;
	optional: boolean;
	bounds: Bound[];
}

/** One kind of message. */
export interface Message {
	/** Its `type`; none where only one kind of message travels. */
	type: string | undefined;
	fields: Field[];
}

/** The name of a value, without where it stands: `ms` of `to[].ms`. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('.') + 1);
}

/** Says what messages a schema lets pass: one for each of its variants. */
export function messagesOf(schema: Schema): Message[] {
	if (!is(schema, 'variant')) return [messageOf(schema)];
	return schema.options.map((option) => messageOf(option));
}

function messageOf(schema: Schema): Message {
	const fields = fieldsOf(schema, '');
	const type = fields.find(({ path }) => path === 'type');
	return {
		type: type && (JSON.parse(type.kind) as string),
		fields: fields.filter((field) => field !== type),
	};
}

/** The fields below one value: itself, or those of its object, or of its array's items. */
function fieldsOf(schema: Schema, path: string, optional = false): Field[] {
	if (is(schema, 'optional')) return fieldsOf(schema.wrapped, path, true);
	if (is(schema, 'object')) {
		const inside = Object.entries(schema.entries).flatMap(([name, entry]) =>
			fieldsOf(entry, path === '' ? name : `${path}.${name}`),
		);
		return path === '' || path.endsWith('[]')
			? inside
			: [{ path, kind: 'object', optional, bounds: [] }, ...inside];
	}
	if (is(schema, 'array') && is(schema.item, 'object')) {
		const array = { path, kind: 'object[]', optional, bounds: boundsOf(schema) };
		return [array, ...fieldsOf(schema.item, `${path}[]`)];
	}
	return [{ path, kind: kindOf(schema), optional, bounds: boundsOf(schema) }];
}

function kindOf(schema: Schema): string {
	if (is(schema, 'literal')) return JSON.stringify(schema.literal);
	if (is(schema, 'picklist')) {
		return schema.options.map((option) => JSON.stringify(option)).join(' | ');
	}
	if (is(schema, 'array')) return `${kindOf(schema.item)}[]`;
	if (is(schema, 'tuple')) return `[${schema.items.map(kindOf).join(', ')}]`;
	if (schema.type === 'string' || schema.type === 'number' || schema.type === 'boolean') {
		return schema.type;
	}
	throw new Error(`docs/reference/messages.ts cannot describe a schema of type ${schema.type}.`);
}

/** What the pipe of a schema asks, and for an array also what it asks of each item. */
function boundsOf(schema: Schema): Bound[] {
	const isArray = is(schema, 'array');
	const own = pipeOf(schema)
		// A brand is TypeScript's: it asks nothing of the value.
		.filter(({ kind, type }) => kind !== 'schema' && type !== 'brand')
		.map(({ type, requirement }) => ({
			kind: isArray ? type.replace('length', 'items') : type,
			to:
				requirement instanceof RegExp || typeof requirement === 'number' ? String(requirement) : '',
		}));
	return isArray ? [...own, ...boundsOf(schema.item)] : own;
}

interface Action {
	kind: string;
	type: string;
	requirement?: unknown;
}

function pipeOf(schema: Schema): readonly Action[] {
	return 'pipe' in schema ? (schema.pipe as readonly Action[]) : [];
}

/** What this file reads of each kind of schema that it takes apart. */
interface Parts {
	variant: { options: readonly Schema[] };
	object: { entries: Readonly<Record<string, Schema>> };
	optional: { wrapped: Schema };
	array: { item: Schema };
	tuple: { items: readonly Schema[] };
	literal: { literal: string };
	picklist: { options: readonly string[] };
}

function is<Kind extends keyof Parts>(schema: Schema, kind: Kind): schema is Schema & Parts[Kind] {
	return schema.type === kind;
}
