import { headerSize, lengthEnd, readHeader, unsigned } from './frame-header';
import { OPCODES, type OpcodeMeaning, opcodeMeaning } from './opcodes';

/** The names of RFC 6455, section 5.2, with the two parts of a close frame (section 5.5.1). */
export type FieldName =
	| 'fin'
	| 'rsv1'
	| 'rsv2'
	| 'rsv3'
	| 'opcode'
	| 'mask'
	| 'payload-length'
	| 'extended-payload-length'
	| 'masking-key'
	| 'payload'
	| 'close-code'
	| 'close-reason';

/** What the value of a field says: a key for words. */
export type FieldMeaning =
	| OpcodeMeaning
	| 'last-frame'
	| 'more-frames'
	| 'unset'
	| 'set'
	| 'compressed'
	| 'masked'
	| 'unmasked'
	| 'length'
	| 'length-in-16-bits'
	| 'length-in-64-bits'
	| 'key'
	| 'data'
	| 'status-code'
	| 'reason';

/** One field of a frame, so that a picture can point at it. */
export interface FrameField {
	readonly name: FieldName;
	/** The first bit, counted from the start of the frame; bit 0 is the leftmost of the figure. */
	readonly bit: number;
	readonly bits: number;
	/** As an unsigned number; of a payload only where it lies. */
	readonly value: number | undefined;
	readonly meaning: FieldMeaning;
}

/**
 * Lays out a frame, from its first bytes as far as they have come: a field is told once all of its
 * bytes are there, and the payload once its place is known.
 * @param octets - the frame as it travels, masked if it is
 * @param compression - whether permessage-deflate was agreed on, which gives RSV1 its meaning
 */
export function frameFields(octets: Uint8Array, compression = false): FrameField[] {
	const fields: FrameField[] = [];
	if (octets.length === 0) return fields;
	const { fin, rsv1, rsv2, rsv3, opcode, lengthForm, payloadLength, maskingKey } =
		readHeader(octets);
	/** Lays the next field behind the last. */
	const lay = (name: FieldName, bits: number, meaning: FieldMeaning, value?: number) => {
		const last = fields.at(-1);
		fields.push({ name, bit: last ? last.bit + last.bits : 0, bits, value, meaning });
	};

	lay('fin', 1, fin ? 'last-frame' : 'more-frames', Number(fin));
	lay('rsv1', 1, rsv1 && compression ? 'compressed' : reserved(rsv1), Number(rsv1));
	lay('rsv2', 1, reserved(rsv2), Number(rsv2));
	lay('rsv3', 1, reserved(rsv3), Number(rsv3));
	lay('opcode', 4, opcodeMeaning(opcode), opcode);
	if (octets.length < 2) return fields;

	lay('mask', 1, maskingKey ? 'masked' : 'unmasked', Number(maskingKey !== undefined));
	if (lengthForm === 7) lay('payload-length', 7, 'length', payloadLength);
	else {
		lay('payload-length', 7, `length-in-${lengthForm}-bits`, lengthForm === 16 ? 126 : 127);
		if (octets.length < lengthEnd(octets)) return fields;
		lay('extended-payload-length', lengthForm, 'length', payloadLength);
	}
	if (octets.length < headerSize(octets)) return fields;

	if (maskingKey) {
		lay('masking-key', 32, 'key', unsigned(maskingKey, 0, 4));
	}
	// A close frame may begin with a code, and a reason may follow (section 5.5.1).
	if (opcode === OPCODES.close && payloadLength > 1) {
		lay('close-code', 16, 'status-code');
		if (payloadLength > 2) lay('close-reason', (payloadLength - 2) * 8, 'reason');
	} else if (payloadLength > 0) lay('payload', payloadLength * 8, 'data');
	return fields;
}

function reserved(set: boolean): FieldMeaning {
	return set ? 'set' : 'unset';
}
