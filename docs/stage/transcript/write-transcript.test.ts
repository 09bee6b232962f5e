import { expect, test } from 'bun:test';

import { encodeFrame, OPCODES, writeClose } from '#rfc6455';

import { describeFrame } from './describe-frame';
import { Transcript } from './Transcript.svelte';
import { writeTranscript } from './write-transcript';

const text = (said: string) => new TextEncoder().encode(said);

test.each([
	['text · “Hello” · 5 B', { opcode: OPCODES.text, payload: text('Hello') }],
	[
		'text · “Hello” · 5 B',
		{ opcode: OPCODES.text, payload: text('Hello'), maskingKey: Uint8Array.of(9, 8, 7, 6) },
	],
	['text · FIN 0 · “Hel” · 3 B', { opcode: OPCODES.text, fin: false, payload: text('Hel') }],
	['ping · 0 B', { opcode: OPCODES.ping }],
	['binary · 70,000 B', { opcode: OPCODES.binary, payload: new Uint8Array(70_000) }],
	['opcode 0x3 · 0 B', { opcode: 3 }],
	['close · 4000 bye', { opcode: OPCODES.close, payload: writeClose(4000, 'bye') }],
	['close', { opcode: OPCODES.close }],
	['close · ?', { opcode: OPCODES.close, payload: Uint8Array.of(3) }],
	['close · 1006', { opcode: OPCODES.close, payload: writeClose(1006) }],
])('in one line: %s', (line, frame) => {
	expect(describeFrame(encodeFrame(frame))).toBe(line);
});

test('a transcript is written with every octet, its time and its direction', () => {
	const transcript = new Transcript();
	transcript.push('up', text('GET / HTTP/1.1\r\n\r\n'), 0);
	transcript.push(
		'up',
		encodeFrame({ opcode: OPCODES.ping, maskingKey: Uint8Array.of(1, 2, 3, 4) }),
		1.25,
	);
	transcript.end('server', 12);
	const words = { title: 'A session', up: '-->', down: '<--', end: () => 'ended' };
	expect(writeTranscript(transcript.items, words)).toBe(`A session

      0.0 ms  -->
    000000  47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1..
    000010  0d 0a                                            ..

      1.3 ms  -->  ping · 0 B
    000000  89 80 01 02 03 04                                ......

     12.0 ms  ended
`);
});
