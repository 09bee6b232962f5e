import { expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { acceptKey, sha1 } from './index';

const bytes = (text: string) => new TextEncoder().encode(text);

test('the key of RFC 6455, section 1.3, is accepted as it says', () => {
	expect(acceptKey('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
});

// RFC 3174, section 7.3, and FIPS 180.
test.each([
	['abc', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
	[
		'a text of 56 letters',
		'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
		'84983e441c3bd26ebaae4aa1f95129e5e54670f1',
	],
	['a million letters', 'a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
	['ten blocks', '01234567'.repeat(80), 'dea356a2cddd90c7a7ecedc5ebb563934f460452'],
	['nothing', '', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
])('the SHA-1 of %s is that of the standard', (_, message, digest) => {
	expect(sha1(bytes(message)).toHex()).toBe(digest);
});

test('the SHA-1 of every length up to three blocks is what Node computes', () => {
	for (let length = 0; length <= 192; length += 1) {
		const message = Uint8Array.from({ length }, (_, index) => (index * 167 + length) & 255);
		expect(sha1(message).toHex()).toBe(createHash('sha1').update(message).digest('hex'));
	}
});
