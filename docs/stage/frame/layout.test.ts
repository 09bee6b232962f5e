import { describe, expect, test } from 'bun:test';

import { encodeFrame, frameFields, OPCODES } from '#rfc6455';

import { layOut, type Picture } from './layout';

const key = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);
const payload = (length: number) => new Uint8Array(length).fill(0x61);

const picture = (octets: Uint8Array, columns = 32) => layOut(frameFields(octets), octets, columns);

/** Which field has how many bits, row by row. */
const shape = ({ rows }: Picture) =>
	rows.map((row) => row.map(({ field, bits }) => `${field ?? 'loose'} ${String(bits)}`));

describe('a frame in rows of 32 bits', () => {
	test('is the figure of RFC 6455, section 5.2', () => {
		const octets = encodeFrame({ opcode: OPCODES.text, payload: payload(5), maskingKey: key });
		expect(shape(picture(octets))).toEqual([
			[
				'fin 1',
				'rsv1 1',
				'rsv2 1',
				'rsv3 1',
				'opcode 4',
				'mask 1',
				'payload-length 7',
				'masking-key 16',
			],
			['masking-key 16', 'payload 16'],
			['payload 24'],
		]);
	});

	test('has a bit for each bit of the header, and a byte for each of the payload', () => {
		const octets = encodeFrame({ opcode: OPCODES.text, payload: payload(2) });
		const cells = picture(octets)
			.rows.flat()
			.flatMap((segment) => segment.cells);
		expect(cells.map(({ value }) => value)).toEqual(
			Array.from('1000000100000010', Number).concat(0x61, 0x61),
		);
	});

	test('says that a field goes on from the row before', () => {
		const octets = encodeFrame({ opcode: OPCODES.binary, payload: payload(70_000) });
		const lengths = picture(octets)
			.rows.flat()
			.filter(({ field }) => field === 'extended-payload-length');
		expect(lengths.map(({ bits, continued }) => [bits, continued])).toEqual([
			[16, false],
			[32, true],
			[16, true],
		]);
	});
});

test('a row of 16 bits, for a phone, holds the same fields', () => {
	const octets = encodeFrame({ opcode: OPCODES.ping, payload: payload(2), maskingKey: key });
	expect(shape(picture(octets, 16)).slice(1)).toEqual([
		['masking-key 16'],
		['masking-key 16'],
		['payload 16'],
	]);
});

test('a long payload is cut, and the picture says by how much', () => {
	const octets = encodeFrame({ opcode: OPCODES.binary, payload: payload(70_000) });
	const cut = picture(octets);
	const shown = cut.rows.flat().filter(({ field }) => field === 'payload');
	const bytes = shown.reduce((sum, { cells }) => sum + cells.length, 0);
	expect(bytes + cut.hidden).toBe(70_000);
	expect(bytes).toBeLessThan(32);
});

test('bytes that the header promises and that are not there have a place without a value', () => {
	const octets = encodeFrame({ opcode: OPCODES.text, payload: payload(1), payloadLength: 3 });
	const cells = picture(octets)
		.rows.flat()
		.flatMap((segment) => segment.cells);
	expect(cells.slice(-3).map(({ value }) => value)).toEqual([0x61, undefined, undefined]);
});

test('bytes behind the end belong to no field', () => {
	const octets = Uint8Array.of(...encodeFrame({ opcode: OPCODES.ping }), 1, 2);
	expect(shape(picture(octets))[0]?.at(-1)).toBe('loose 16');
});

test('the bytes of a header that is not complete are shown all the same', () => {
	expect(shape(picture(Uint8Array.of(0x81, 0xfe, 0x00)))[0]?.slice(-2)).toEqual([
		'payload-length 7',
		'loose 8',
	]);
	expect(picture(new Uint8Array()).rows).toEqual([]);
});
