import { describe, expect, test } from 'bun:test';
import { encodeFrame, frameFields, OPCODES, writeClose } from '#rfc6455';
import { bytes, hex } from '#demo-server/testing/rfc6455/rule-case';

/** Every field in one line: name, first bit, bits, value, meaning. */
function lines(digits: string, compression?: boolean): string[] {
	return frameFields(hex(digits), compression).map(
		({ name, bit, bits, value = '-', meaning }) => `${name} ${bit}+${bits} ${value} ${meaning}`,
	);
}

// The examples of RFC 6455, section 5.7, by their bytes.
const EXAMPLES = {
	'a single-frame unmasked text message': [
		'81 05 48 65 6c 6c 6f',
		{ opcode: OPCODES.text, payload: bytes('Hello') },
	],
	'a single-frame masked text message': [
		'81 85 37 fa 21 3d 7f 9f 4d 51 58',
		{ opcode: OPCODES.text, payload: bytes('Hello'), maskingKey: hex('37 fa 21 3d') },
	],
	'the first fragment of an unmasked text message': [
		'01 03 48 65 6c',
		{ opcode: OPCODES.text, payload: bytes('Hel'), fin: false },
	],
	'its last': ['80 02 6c 6f', { opcode: OPCODES.continuation, payload: bytes('lo') }],
	'an unmasked ping': ['89 05 48 65 6c 6c 6f', { opcode: OPCODES.ping, payload: bytes('Hello') }],
	'a masked pong': [
		'8a 85 37 fa 21 3d 7f 9f 4d 51 58',
		{ opcode: OPCODES.pong, payload: bytes('Hello'), maskingKey: hex('37 fa 21 3d') },
	],
	'256 bytes in a single unmasked frame': [
		`82 7e 01 00 ${'ab'.repeat(256)}`,
		{ opcode: OPCODES.binary, payload: new Uint8Array(256).fill(0xab) },
	],
	'64 KiB in a single unmasked frame': [
		`82 7f 00 00 00 00 00 01 00 00 ${'ab'.repeat(65_536)}`,
		{ opcode: OPCODES.binary, payload: new Uint8Array(65_536).fill(0xab) },
	],
} as const;

test.each(Object.entries(EXAMPLES))('%s is written as the RFC shows it', (_, [digits, frame]) => {
	expect(encodeFrame(frame).toHex()).toBe(hex(digits).toHex());
});

describe('where the fields lie', () => {
	test('of a masked text', () => {
		expect(lines(EXAMPLES['a single-frame masked text message'][0])).toEqual([
			'fin 0+1 1 last-frame',
			'rsv1 1+1 0 unset',
			'rsv2 2+1 0 unset',
			'rsv3 3+1 0 unset',
			'opcode 4+4 1 text',
			'mask 8+1 1 masked',
			'payload-length 9+7 5 length',
			`masking-key 16+32 939139389 key`,
			'payload 48+40 - data',
		]);
	});

	test('of a length in 16 bits, unmasked', () => {
		expect(lines('02 7e 01 00').slice(4)).toEqual([
			'opcode 4+4 2 binary',
			'mask 8+1 0 unmasked',
			'payload-length 9+7 126 length-in-16-bits',
			'extended-payload-length 16+16 256 length',
			'payload 32+2048 - data',
		]);
	});

	test('of a length in 64 bits, masked', () => {
		expect(lines('82 ff 00 00 00 00 00 01 11 70 01 02 03 04').slice(6)).toEqual([
			'payload-length 9+7 127 length-in-64-bits',
			'extended-payload-length 16+64 70000 length',
			`masking-key 80+32 16909060 key`,
			'payload 112+560000 - data',
		]);
	});

	test.each([
		[
			'with a reason',
			'88 05 03 e8 62 79 65',
			['close-code 16+16 - status-code', 'close-reason 32+24 - reason'],
		],
		['without one', '88 02 03 e8', ['close-code 16+16 - status-code']],
		['with half a code', '88 01 03', ['payload 16+8 - data']],
		['with nothing', '88 00', []],
	])('of a close frame %s', (_, digits, payload) => {
		expect(lines(digits).slice(7)).toEqual(payload);
	});

	test('of bits and opcodes that are reserved', () => {
		expect(lines('7b 00').slice(0, 5)).toEqual([
			'fin 0+1 0 more-frames',
			'rsv1 1+1 1 set',
			'rsv2 2+1 1 set',
			'rsv3 3+1 1 set',
			'opcode 4+4 11 reserved-control',
		]);
	});

	test('and RSV1 says compressed where that was agreed on', () => {
		expect(lines('c1 00', true)[1]).toBe('rsv1 1+1 1 compressed');
		expect(lines('81 00', true)[1]).toBe('rsv1 1+1 0 unset');
	});

	test('each field shows once its bytes have come, and stays', () => {
		const frame = hex('82 fe 01 00 01 02 03 04');
		const counts = Array.from({ length: 9 }, (_, length) => {
			const fields = frameFields(frame.subarray(0, length));
			expect(fields).toEqual(frameFields(frame).slice(0, fields.length));
			return fields.length;
		});
		expect(counts).toEqual([0, 5, 7, 7, 8, 8, 8, 8, 10]);
	});

	test('of a frame that begins in the middle of a buffer', () => {
		const frame = hex('81 85 37 fa 21 3d 7f 9f 4d 51 58');
		const buffer = new Uint8Array([9, 9, 9, ...frame]);
		expect(frameFields(buffer.subarray(3))).toEqual(frameFields(frame));
	});
});

test('a close payload is written as code and reason, and empty without a code', () => {
	expect(writeClose(1000, 'さ').toHex()).toBe('03e8e38195');
	expect(writeClose(4999).toHex()).toBe('1387');
	expect(writeClose().toHex()).toBe('');
});
