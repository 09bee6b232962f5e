/**
 * SHA-1 (RFC 3174). It protects nothing any more, and here it need not: in the handshake it only
 * proves that the other end has read RFC 6455. `crypto.subtle` would do, but a page that came by
 * http from a LAN address has none, and it cannot be called synchronously.
 * @returns the 20 bytes of the digest
 */
export function sha1(message: Uint8Array): Uint8Array<ArrayBuffer> {
	const blocks = padded(message);
	const words = new Int32Array(80);
	// Section 6.1: the five words of the digest, as they are before the first block.
	let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

	for (let start = 0; start < blocks.byteLength; start += 64) {
		for (let t = 0; t < 80; t += 1) {
			const word = (back: number) => words[t - back] ?? 0;
			words[t] =
				t < 16
					? blocks.getInt32(start + t * 4)
					: rotate(word(3) ^ word(8) ^ word(14) ^ word(16), 1);
		}
		let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
		words.forEach((word, t) => {
			const next = (rotate(a, 5) + mix(t, b, c, d) + e + word) | 0;
			[a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
		});
		[h0, h1, h2, h3, h4] = [(h0 + a) | 0, (h1 + b) | 0, (h2 + c) | 0, (h3 + d) | 0, (h4 + e) | 0];
	}

	const digest = new DataView(new ArrayBuffer(20));
	[h0, h1, h2, h3, h4].forEach((word, index) => digest.setInt32(index * 4, word));
	return new Uint8Array(digest.buffer);
}

/** Section 4: a one, zeros, and the length in bits as 64 bits, up to a multiple of 64 bytes. */
function padded(message: Uint8Array): DataView<ArrayBuffer> {
	const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
	bytes.set(message);
	bytes[message.length] = 0x80;
	const view = new DataView(bytes.buffer);
	view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
	return view;
}

/** Section 5: the functions of the four rounds, each with its constant. */
function mix(t: number, b: number, c: number, d: number): number {
	if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
	if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
	if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
	return (b ^ c ^ d) + 0xca62c1d6;
}

/** Section 3: the circular left shift of a word. */
function rotate(word: number, by: number): number {
	return (word << by) | (word >>> (32 - by));
}
