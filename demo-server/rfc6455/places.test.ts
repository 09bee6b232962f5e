import { expect, test } from 'bun:test';
import {
	type FieldName,
	FrameDecoder,
	Receiver,
	type ReceiverTerms,
	type ViolationRule,
} from '#rfc6455';
import { hex } from '#demo-server/testing/rfc6455/rule-case';

const server: ReceiverTerms = { sender: 'server' };
const small: ReceiverTerms = { sender: 'server', longestMessage: 3 };

// By their bytes, so that a place can be counted in the line.
const BROKEN: readonly (readonly [
	name: string,
	digits: string,
	rule: ViolationRule,
	field: FieldName,
	at: number,
	terms?: ReceiverTerms,
])[] = [
	['RSV3', '91 00', 'reserved-bit-set', 'rsv3', 0],
	['RSV1 in the second frame', '81 01 61 c1 00', 'reserved-bit-set', 'rsv1', 3],
	['a reserved opcode', '81 00 83 00', 'reserved-opcode', 'opcode', 2],
	['a ping in pieces', '09 00', 'control-fragmented', 'fin', 0],
	['a mask from a server', '81 00 81 80 00 00 00 00', 'mask-unexpected', 'mask', 3],
	['no mask from a client', '81 00', 'mask-missing', 'mask', 1, { sender: 'client' }],
	['a long ping', '81 00 89 7e 00 7e', 'control-too-long', 'payload-length', 3],
	['a wide length', '81 7e 00 05', 'length-not-shortest', 'extended-payload-length', 2],
	[
		'a top bit',
		'81 7f 80 00 00 00 00 00 00 00',
		'length-top-bit-set',
		'extended-payload-length',
		2,
	],
	[
		'all of 63 bits',
		'81 7f 7f ff ff ff ff ff ff ff',
		'message-too-big',
		'extended-payload-length',
		2,
	],
	['a continuation of nothing', '81 01 61 80 00', 'continuation-of-nothing', 'opcode', 3],
	['a message in another', '01 01 61 81 00', 'message-inside-message', 'opcode', 3],
	['the third of a text', '81 03 61 62 ff', 'text-not-utf8', 'payload', 4],
	['a text over two frames', '01 01 e3 89 00 80 02 81 41', 'text-not-utf8', 'payload', 8],
	['the end of a cut text', '81 02 61 e3', 'text-not-utf8', 'payload', 4],
	['half a close code', '88 01 03', 'close-code-cut', 'close-code', 2],
	['a close code', '89 00 88 02 03 ed', 'close-code-never-sent', 'close-code', 4],
	['no close code', '88 02 00 00', 'close-code-undefined', 'close-code', 2],
	['a close reason', '88 05 03 e8 61 ff 62', 'close-reason-not-utf8', 'close-reason', 5],
	['a cut close reason', '88 04 03 e8 61 c3', 'close-reason-not-utf8', 'close-reason', 6],
	['a long text', '81 04 61 61 61 61', 'message-too-big', 'payload-length', 1, small],
	['its second piece', '01 02 61 61 80 02 61 61', 'message-too-big', 'payload-length', 5, small],
	['a very long text', '81 7e 01 00', 'message-too-big', 'extended-payload-length', 2, small],
];

const named = BROKEN.map((row) => [row[0], row[1], row] as const);

test.each(named)('%s: %s breaks a rule at its byte', (_name, digits, row) => {
	const [, , rule, field, at, terms = server] = row;
	const [violation] = new Receiver(terms).push(hex(digits)).slice(-1);
	expect(violation).toEqual({ type: 'violation', rule, field, at });
});

test('no rule is broken before its byte has come', () => {
	for (const [, digits, , , at, terms] of BROKEN) {
		const octets = hex(digits);
		// What only the end shows has its place behind the last byte.
		if (at === octets.length) continue;
		const receiver = new Receiver(terms ?? server);
		receiver.push(octets.subarray(0, at));
		expect(receiver.over).toBe(false);
	}
});

test('messages are told with the place of their first byte, and the number of their frames', () => {
	const octets = hex('89 00 01 01 61 8a 00 80 01 62 82 00 88 00');
	const received = new Receiver(server).push(octets);
	expect(received.map(({ type, at }) => [type, at])).toEqual([
		['ping', 0],
		['pong', 5],
		['text', 2],
		['binary', 10],
		['close', 12],
	]);
	expect(received[2]).toEqual({ type: 'text', at: 2, frames: 2, text: 'ab' });
});

test('frames are told with their header, their bytes, and where they end', () => {
	const decoder = new FrameDecoder({ sender: 'client' });
	expect(decoder.push(hex('81 82 01 02 03'))).toEqual([]);
	expect(decoder.headSoFar.toHex()).toBe('8182010203');
	const [header, ...rest] = decoder.push(hex('04 60'));
	expect(header).toMatchObject({ type: 'header', at: 0, octets: hex('81 82 01 02 03 04') });
	expect(rest).toEqual([{ type: 'payload', at: 6, octets: hex('61') }]);
	expect(decoder.headSoFar.length).toBe(0);
	expect(decoder.push(hex('60'))).toEqual([
		{ type: 'payload', at: 7, octets: hex('62') },
		{ type: 'end', at: 8 },
	]);
});

test('what was heard stays as it was when the buffer that brought it is used again', () => {
	// A Buffer, as a socket of Node brings it.
	const octets = Buffer.from('82020102', 'hex');
	const [message] = new Receiver(server).push(octets);
	const [, payload] = new FrameDecoder(server).push(octets);
	octets.fill(0);
	expect(message).toMatchObject({ octets: hex('01 02') });
	expect(payload).toMatchObject({ octets: hex('01 02') });
});
