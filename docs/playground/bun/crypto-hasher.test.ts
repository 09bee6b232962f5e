import { expect, test } from 'bun:test';

import { CryptoHasher } from './crypto-hasher';
import { UnavailableError } from './unavailable';

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000])(
	'the digest of %d bytes is the one that Bun makes',
	(length) => {
		const bytes = Uint8Array.from({ length }, (_, index) => index * 7);
		for (const encoding of ['hex', 'base64'] as const) {
			const real = new Bun.CryptoHasher('sha1').update(bytes).digest(encoding);
			expect(new CryptoHasher('sha1').update(bytes).digest(encoding)).toBe(real);
		}
	},
);

test('text counts in UTF-8, and parts count together', () => {
	const real = new Bun.CryptoHasher('sha1').update('鍵').update('dGhl').digest('base64');
	expect(new CryptoHasher('SHA-1').update('鍵').update('dGhl').digest('base64')).toBe(real);
});

test('another algorithm says that the page has not got it', () => {
	expect(() => new CryptoHasher('sha256')).toThrow(UnavailableError);
});
