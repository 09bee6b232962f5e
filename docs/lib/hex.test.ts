import { expect, test } from 'bun:test';

import { fromHex, toHex } from './hex';

test('bytes are two digits each, small ones too', () => {
	expect(toHex([0, 10, 255])).toBe('00 0a ff');
	expect(toHex([0, 10, 255], '')).toBe('000aff');
});

test('digits are read with or without spaces, in either case', () => {
	expect(fromHex('00 0A ff')).toEqual(Uint8Array.of(0, 10, 255));
	expect(fromHex('000aff')).toEqual(Uint8Array.of(0, 10, 255));
	expect(fromHex('')).toEqual(new Uint8Array());
});

test('half a byte, or another letter, is no byte', () => {
	expect(fromHex('0')).toBeUndefined();
	expect(fromHex('0g')).toBeUndefined();
});
