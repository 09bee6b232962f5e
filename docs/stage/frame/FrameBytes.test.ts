import { expect, test } from 'bun:test';

import { encodeFrame, OPCODES } from '#rfc6455';

import { FrameBytes } from './FrameBytes.svelte';

/** The masked “Hello” of RFC 6455, section 5.7. */
const HELLO = Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58);

const names = ({ lit }: FrameBytes) => lit.map(({ name }) => name);

test('a bit that is turned over is another frame, in every view', () => {
	const frame = new FrameBytes(HELLO);
	frame.toggle(0);
	expect(frame.octets[0]).toBe(0x01);
	expect(frame.fields[0]).toMatchObject({ name: 'fin', value: 0 });
	frame.toggle(0);
	expect(frame.octets).toEqual(HELLO);
});

test('without its MASK bit, the four bytes of the key are read as payload', () => {
	const frame = new FrameBytes(HELLO);
	frame.toggle(8);
	expect(frame.fields.map(({ name }) => name)).not.toContain('masking-key');
	expect(frame.payload).toEqual(HELLO.slice(2, 7));
	expect(frame.size).toBe(7);
});

test('pointing at a byte lights up every field in it, and at a bit only one', () => {
	const frame = new FrameBytes(HELLO);
	expect(names(frame)).toEqual([]);
	frame.pointAt(0, 8);
	expect(names(frame)).toEqual(['fin', 'rsv1', 'rsv2', 'rsv3', 'opcode']);
	frame.pointAt(8, 1);
	expect(names(frame)).toEqual(['mask']);
	frame.pointAt(80, 8);
	expect(names(frame)).toEqual(['payload']);
});

test('the payload is known without its mask', () => {
	expect(new TextDecoder().decode(new FrameBytes(HELLO).payload)).toBe('Hello');
});

test('a byte can be added and taken away at the end', () => {
	const frame = new FrameBytes(encodeFrame({ opcode: OPCODES.ping }));
	frame.write(2, 0x7f);
	expect(frame.octets).toEqual(Uint8Array.of(0x89, 0x00, 0x7f));
	frame.removeLast();
	frame.removeLast();
	expect(frame.octets).toEqual(Uint8Array.of(0x89));
	expect(frame.size).toBeUndefined();
});
