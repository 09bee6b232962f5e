import { encodeFrame, type FrameToWrite, OPCODES, type ViolationRule, VIOLATIONS } from '#rfc6455';

/** Who sends the bytes of a case: a client masks, a server does not. */
export type Sender = 'client' | 'server';

/** A frame of a case. The mask follows from the sender, unless the case is about it. */
export type CaseFrame = FrameToWrite & { readonly mask?: 'never' | 'always' };

/** Bytes that one end sends, and what the other has to make of them by the RFC. */
export interface RuleCase {
	readonly group: string;
	readonly name: string;
	readonly frames: readonly CaseFrame[];
	/** What is heard, as `text …`, `ping …`, `close …`, or `violation <rule> <code>`. */
	readonly heard: readonly string[];
	/** Where only one end could send it, or may not. */
	readonly sender?: Sender;
	/** Whether permessage-deflate was agreed on. */
	readonly compression?: boolean;
}

/** The bytes that a message of these cases may have. */
export const LONGEST_MESSAGE = 70_000;

const KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);

/** The bytes of a case. */
export function octetsOf({ frames }: Pick<RuleCase, 'frames'>, sender: Sender): Uint8Array {
	return Buffer.concat(
		frames.map(({ mask, ...frame }) => {
			const masked = mask ? mask === 'always' : sender === 'client';
			return encodeFrame({ ...frame, maskingKey: masked ? (frame.maskingKey ?? KEY) : undefined });
		}),
	);
}

export const bytes = (text: string) => new TextEncoder().encode(text);
export const hex = (digits: string) => Uint8Array.fromHex(digits.replaceAll(' ', ''));

type More = Omit<CaseFrame, 'opcode' | 'payload'>;
const of =
	(opcode: number) =>
	(payload: string | Uint8Array, more: More = {}) => ({
		...more,
		opcode,
		payload: typeof payload === 'string' ? bytes(payload) : payload,
	});

/** Frames by their opcode. */
export const text = of(OPCODES.text);
export const binary = of(OPCODES.binary);
export const continuation = of(OPCODES.continuation);
export const ping = of(OPCODES.ping);
export const pong = of(OPCODES.pong);
export const close = of(OPCODES.close);

/** A close frame's payload, written by hand. */
export const closing = (code: number, reason: string | Uint8Array = '') =>
	Buffer.concat([
		Uint8Array.of(code >> 8, code & 0xff),
		typeof reason === 'string' ? bytes(reason) : reason,
	]);

/** What is heard of a rule that is broken, with the close code due. */
export const violation = (rule: ViolationRule) => `violation ${rule} ${VIOLATIONS[rule].closeCode}`;
