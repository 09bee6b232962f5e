import { expect, test } from 'bun:test';

import { asRead, Masking } from './Masking.svelte';

/** The key and the text of RFC 6455, section 5.7. */
const masking = (text = 'Hello') => {
	const made = new Masking(text, () => Uint8Array.of(0x37, 0xfa, 0x21, 0x3d));
	made.newKey();
	return made;
};

test('the example of RFC 6455, section 5.7, byte by byte', () => {
	expect(masking().bytes.map(({ masked }) => masked)).toEqual([0x7f, 0x9f, 0x4d, 0x51, 0x58]);
	expect(masking().bytes.map(({ key }) => key)).toEqual([0x37, 0xfa, 0x21, 0x3d, 0x37]);
});

test('the same key once more takes the mask away', () => {
	for (const { plain, key, masked } of masking('さわる').bytes) expect(masked ^ key).toBe(plain);
});

test('a character stands at the first of its bytes', () => {
	expect(masking('aお').bytes.map(({ character }) => character)).toEqual(['a', 'お', '', '']);
});

test('of a long text the first bytes are shown, and the rest counted', () => {
	const long = masking('.'.repeat(30));
	expect(long.bytes.length + long.hidden).toBe(30);
	expect(long.hidden).toBeGreaterThan(0);
});

test('without a mask, whoever is on the way reads the text', () => {
	const request = masking('GET /a.js HTTP/1.1');
	expect(asRead(request.masked)).not.toContain('GET');
	request.zeroKey();
	expect(asRead(request.masked)).toBe('GET /a.js HTTP/1.1');
});
