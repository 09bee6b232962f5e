import type { FieldName } from './frame-fields';
import { type FrameHeader, readHeader, shortestForm } from './frame-header';
import { isControl, opcodeMeaning } from './opcodes';
import type { ViolationRule } from './violations';

/** What was agreed on before the first frame, and by whom the frames are sent. */
export interface FrameTerms {
	/** Clients mask and servers do not (RFC 6455, section 5.1). */
	readonly sender: 'client' | 'server';
	/** Whether the handshake agreed on permessage-deflate (RFC 7692). */
	readonly compression?: boolean | undefined;
}

/** A rule that a header breaks, and the field that shows it. */
export interface BrokenRule {
	readonly rule: ViolationRule;
	readonly field: FieldName;
	/** The first bit of the field, counted from the start of the frame. */
	readonly bit: number;
}

type IsBroken = (header: FrameHeader, terms: FrameTerms, octets: ArrayLike<number>) => boolean;

/**
 * Rules, with the field that shows them and its first bit (section 5.2). They stand in the order of
 * the fields, so that the first that is broken is the first that can be seen.
 */
const HEADER_RULES: readonly (readonly [
	rule: ViolationRule,
	field: FieldName,
	bit: number,
	isBroken: IsBroken,
])[] = [
	['reserved-bit-set', 'rsv1', 1, ({ rsv1 }, { compression }) => rsv1 && !compression],
	['reserved-bit-set', 'rsv2', 2, ({ rsv2 }) => rsv2],
	['reserved-bit-set', 'rsv3', 3, ({ rsv3 }) => rsv3],
	['reserved-opcode', 'opcode', 4, ({ opcode }) => opcodeMeaning(opcode).startsWith('reserved')],
	['control-fragmented', 'fin', 0, ({ fin, opcode }) => !fin && isControl(opcode)],
	// From here on RSV1 can only be one that has a meaning.
	['compressed-control', 'rsv1', 1, ({ rsv1, opcode }) => rsv1 && isControl(opcode)],
	['compressed-continuation', 'rsv1', 1, ({ rsv1, opcode }) => rsv1 && opcode === 0],
	['mask-missing', 'mask', 8, ({ maskingKey }, { sender }) => !maskingKey && sender === 'client'],
	[
		'mask-unexpected',
		'mask',
		8,
		({ maskingKey }, { sender }) => !!maskingKey && sender === 'server',
	],
	[
		'control-too-long',
		'payload-length',
		9,
		({ opcode, lengthForm }) => isControl(opcode) && lengthForm > 7,
	],
	[
		'length-top-bit-set',
		'extended-payload-length',
		16,
		// Of the byte: as a number, 2^63 − 1 is rounded up to where the bit is set.
		({ lengthForm }, _terms, octets) => lengthForm === 64 && (octets[2] ?? 0) > 0x7f,
	],
	[
		'message-too-big',
		'extended-payload-length',
		16,
		({ payloadLength }) => payloadLength > Number.MAX_SAFE_INTEGER,
	],
	[
		'length-not-shortest',
		'extended-payload-length',
		16,
		({ lengthForm, payloadLength }) => lengthForm > shortestForm(payloadLength),
	],
];

/**
 * Finds the rule that the first bytes of a frame break. Where they break several, it is the first in
 * the order of the fields.
 * @param octets - they end where a field does: behind the first byte, the second, the length, …
 */
export function brokenHeaderRule(
	octets: ArrayLike<number>,
	terms: FrameTerms,
): BrokenRule | undefined {
	const header = readHeader(octets);
	for (const [rule, field, bit, isBroken] of HEADER_RULES) {
		const hasCome = bit < octets.length * 8;
		if (hasCome && isBroken(header, terms, octets)) return { rule, field, bit };
	}
	return undefined;
}
