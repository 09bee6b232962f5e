import { expect, test } from 'bun:test';
import { frame, FrameReader, OPCODES } from './frames';

test('frames of every length are read, however the bytes are cut', () => {
	const texts = ['', 'a', 'b'.repeat(125), 'c'.repeat(126), 'd'.repeat(65_535), 'e'.repeat(65_536)];
	const bytes = Buffer.concat(texts.map((text) => frame(OPCODES.text, text, { masked: false })));
	for (const size of [1, 7, 4_096, bytes.length]) {
		const read: string[] = [];
		const reader = new FrameReader((_opcode, data, start, end) => {
			read.push(data.toString('utf8', start, end));
		});
		for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
		expect(read).toEqual(texts);
	}
});
