import { describe, expect, test } from 'bun:test';

import { encodeFrame, OPCODES, writeRequest, writeResponse } from '#rfc6455';

import { Transcript } from './Transcript.svelte';

const text = (said: string) => new TextEncoder().encode(said);
const key = 'dGhlIHNhbXBsZSBub25jZQ==';
const request = writeRequest({ target: '/live/echo', host: 'localhost', key });
const hello = encodeFrame({
	opcode: OPCODES.text,
	payload: text('Hello'),
	maskingKey: Uint8Array.of(1, 2, 3, 4),
});
const echo = encodeFrame({ opcode: OPCODES.text, payload: text('Hello') });

/** A whole session, its octets in pieces of a size. */
function session(size: number): Transcript {
	const transcript = new Transcript();
	let at = 0;
	const push = (direction: 'up' | 'down', ...parts: Uint8Array[]) => {
		const all = Uint8Array.from(parts.flatMap((part) => [...part]));
		for (let from = 0; from < all.length; from += size) {
			transcript.push(direction, all.subarray(from, from + size), (at += 1));
		}
	};
	push('up', request);
	push('down', writeResponse(key), echo);
	push('up', hello, hello, hello);
	push('down', echo);
	transcript.end('server', (at += 1));
	return transcript;
}

const told = ({ items }: Transcript) =>
	items.map((item) =>
		item.kind === 'end' ? `end by ${item.by}` : `${item.direction} ${item.kind}`,
	);

describe.each([1, 7, 100_000])('in pieces of %i octets', (size) => {
	test('both directions stand on one axis, head and frames', () => {
		expect(told(session(size))).toEqual([
			'up head',
			'down head',
			'down frame',
			'up frame',
			'up frame',
			'up frame',
			'down frame',
			'end by server',
		]);
	});

	test('each piece has its own octets and no other', () => {
		const octets = session(size).items.map((item) => ('octets' in item ? [...item.octets] : []));
		expect(octets[0]).toEqual([...request]);
		expect(octets[2]).toEqual([...echo]);
		expect(octets[3]).toEqual([...hello]);
		expect(octets[4]).toEqual([...hello]);
		expect(octets[5]).toEqual([...hello]);
	});
});

test('an answer that is no 101 has a body and no frames', () => {
	const transcript = new Transcript();
	transcript.push('down', text('HTTP/1.1 404 Not Found\r\n\r\n{"error"'), 1);
	transcript.push('down', text(':"x"}'), 2);
	expect(told(transcript)).toEqual(['down head', 'down body', 'down body']);
});

test('what breaks a rule is kept as it came, and nothing after it is taken for a frame', () => {
	const transcript = new Transcript();
	transcript.push('down', writeResponse(key), 1);
	transcript.push('down', Uint8Array.of(0xf1, 0x00, 0x81, 0x00), 2);
	expect(told(transcript)).toEqual(['down head', 'down rest']);
});

test('a frame that the end cut short is shown as far as it came', () => {
	const transcript = new Transcript();
	transcript.push('down', writeResponse(key), 1);
	transcript.push('down', echo.subarray(0, 4), 2);
	transcript.end('server', 3);
	expect(told(transcript)).toEqual(['down head', 'down rest', 'end by server']);
	expect(transcript.over).toBe(true);
});

test('a compressed frame is one where compression was agreed on, and breaks a rule elsewhere', () => {
	const compressed = encodeFrame({ opcode: OPCODES.text, rsv1: true, payload: text('x') });
	const agreed = new Transcript();
	agreed.push('down', writeResponse(key, { extensions: 'permessage-deflate' }), 1);
	agreed.push('down', compressed, 2);
	expect(told(agreed)).toEqual(['down head', 'down frame']);
	const plain = new Transcript();
	plain.push('down', writeResponse(key), 1);
	plain.push('down', compressed, 2);
	expect(told(plain)).toEqual(['down head', 'down rest']);
});

test('the newest is shown until the reader steps back, and again when they follow', () => {
	const transcript = session(1000);
	expect(transcript.shown?.id).toBe(7);
	transcript.step(-1);
	expect(transcript.shown?.id).toBe(6);
	transcript.push('up', hello, 99);
	expect(transcript.shown?.id).toBe(6);
	for (let n = 0; n < 20; n += 1) transcript.step(1);
	expect(transcript.shown?.id).toBe(8);
	for (let n = 0; n < 20; n += 1) transcript.step(-1);
	expect(transcript.shown?.id).toBe(0);
	transcript.follow();
	expect(transcript.shown?.id).toBe(8);
});
