import type { FieldName, FrameField } from '#rfc6455';

/** One bit of a header, or one byte of what follows it: what a picture has a place for. */
export interface Cell {
	readonly bit: number;
	readonly bits: 1 | 8;
	/** None where the byte has not come. */
	readonly value: number | undefined;
}

/** The part of a field that lies in one row. */
export interface Segment {
	/** None for bytes behind the frame's end, and for a field that is not complete. */
	readonly field: FieldName | undefined;
	readonly cells: readonly Cell[];
	readonly bits: number;
	/** Whether the field began in a row before. */
	readonly continued: boolean;
}

export interface Picture {
	readonly rows: readonly (readonly Segment[])[];
	/** Bytes at the end that the picture leaves out. */
	readonly hidden: number;
}

/** Bytes behind the header that a picture shows: those of a greeting, not those of a file. */
const SHOWN_BYTES = 16;

/** Of these a picture shows bytes; of all others bits. */
const IN_BYTES: ReadonlySet<FieldName | undefined> = new Set<FieldName | undefined>([
	'payload',
	'close-code',
	'close-reason',
	undefined,
]);

/**
 * Lays a frame out in rows, as the figure in RFC 6455, section 5.2, does it in rows of 32 bits.
 * @param columns - bits in a row: a multiple of 8
 */
export function layOut(
	fields: readonly FrameField[],
	octets: Uint8Array,
	columns: number,
): Picture {
	const known = fields.at(-1);
	const fieldsEnd = known ? known.bit + known.bits : 0;
	const loose = octets.length * 8 - fieldsEnd;
	const header = fields.filter(({ name }) => !IN_BYTES.has(name)).at(-1);
	const headerEnd = header ? header.bit + header.bits : 0;
	const end = Math.min(Math.max(fieldsEnd, octets.length * 8), headerEnd + SHOWN_BYTES * 8);

	const rows: Segment[][] = [];
	const place = (field: FieldName | undefined, from: number, to: number) => {
		for (let bit = from; bit < Math.min(to, end);) {
			const row = Math.floor(bit / columns);
			const stop = Math.min(to, end, (row + 1) * columns);
			const cells = cellsOf(octets, bit, stop, IN_BYTES.has(field) ? 8 : 1);
			(rows[row] ??= []).push({ field, cells, bits: stop - bit, continued: bit > from });
			bit = stop;
		}
	};
	for (const { name, bit, bits } of fields) place(name, bit, bit + bits);
	if (loose > 0) place(undefined, fieldsEnd, fieldsEnd + loose);
	return { rows, hidden: (Math.max(fieldsEnd, octets.length * 8) - end) / 8 };
}

function cellsOf(octets: Uint8Array, from: number, to: number, bits: 1 | 8): Cell[] {
	return Array.from({ length: (to - from) / bits }, (_, index) => {
		const bit = from + index * bits;
		const octet = octets[bit >> 3];
		const value = octet === undefined || bits === 8 ? octet : (octet >> (7 - (bit & 7))) & 1;
		return { bit, bits, value };
	});
}
