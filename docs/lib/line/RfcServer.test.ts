import { describe, expect, test } from 'bun:test';

import {
	encodeFrame,
	HeadDecoder,
	OPCODES,
	readHeader,
	readResponse,
	writeClose,
	writeRequest,
} from '#rfc6455';

import { RfcServer } from './RfcServer';

const key = 'dGhlIHNhbXBsZSBub25jZQ==';
const maskingKey = Uint8Array.of(1, 2, 3, 4);
const utf8 = (text: string) => new TextEncoder().encode(text);
const request = writeRequest({ target: '/live/echo', host: 'localhost', key });

const open = () => {
	const server = new RfcServer();
	server.push(request);
	return server;
};

const statusOf = (text: string) => {
	const [answer] = new RfcServer().push(utf8(text));
	return new TextDecoder().decode(answer?.octets).split('\r\n')[0];
};

test('a good request is switched, and its key answered', () => {
	const [answer] = new RfcServer().push(request);
	const progress = new HeadDecoder().push(answer?.octets ?? new Uint8Array());
	if (progress.state !== 'complete') throw new Error('There is no whole head.');
	expect(readResponse(progress.head, { key }).faults).toEqual([]);
	expect(answer?.ends).toBe(false);
});

test.each([
	['HTTP/1.1 426 Upgrade Required', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'],
	['HTTP/1.1 405 Method Not Allowed', new TextDecoder().decode(request).replace('GET', 'POST')],
	[
		'HTTP/1.1 400 Bad Request',
		new TextDecoder().decode(request).replace('Sec-WebSocket-Key', 'Sec-WebSocket-Kye'),
	],
])('another is answered with %s', (status, text) => {
	expect(statusOf(text)).toBe(status);
});

describe('an open connection', () => {
	test('echoes text, unmasked', () => {
		const [answer] = open().push(
			encodeFrame({ opcode: OPCODES.text, payload: utf8('さわる'), maskingKey }),
		);
		expect(answer).toEqual({
			octets: encodeFrame({ opcode: OPCODES.text, payload: utf8('さわる') }),
			ends: false,
		});
	});

	test('answers a ping with its payload, and a close with its code, and then is over', () => {
		const server = open();
		const [pong] = server.push(
			encodeFrame({ opcode: OPCODES.ping, payload: utf8('?'), maskingKey }),
		);
		expect(pong?.octets).toEqual(encodeFrame({ opcode: OPCODES.pong, payload: utf8('?') }));
		const [close] = server.push(
			encodeFrame({ opcode: OPCODES.close, payload: writeClose(4000, 'bye'), maskingKey }),
		);
		expect(close).toEqual({
			octets: encodeFrame({ opcode: OPCODES.close, payload: writeClose(4000) }),
			ends: true,
		});
		expect(server.push(encodeFrame({ opcode: OPCODES.ping, maskingKey }))).toEqual([]);
	});

	test('closes with the code that a broken rule asks for', () => {
		const [answer] = open().push(encodeFrame({ opcode: OPCODES.text, payload: utf8('x') }));
		expect(readHeader(answer?.octets ?? new Uint8Array()).opcode).toBe(OPCODES.close);
		expect(answer?.octets.slice(2, 4)).toEqual(writeClose(1002));
		expect(answer?.ends).toBe(true);
	});
});
