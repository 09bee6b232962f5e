import { expect, test } from 'bun:test';
import { frame, FrameReader, OPCODES } from './frames';

function written(texts: readonly string[]): Buffer {
	return Buffer.concat(texts.map((text) => frame(OPCODES.text, text, { masked: false })));
}

function readInPieces(bytes: Buffer, size: number): string[] {
	const read: string[] = [];
	const reader = new FrameReader((_opcode, data, start, end) => {
		read.push(data.toString('utf8', start, end));
	});
	for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
	return read;
}

test('frames of every length are read, however the bytes are cut', () => {
	const short = ['', 'a', 'b'.repeat(125), 'c'.repeat(126)];
	const texts = [...short, 'd'.repeat(65_535), 'e'.repeat(65_536), ...short];
	const bytes = written(texts);
	for (const size of [1, 2, 7]) expect(readInPieces(written(short), size)).toEqual(short);
	for (const size of [1_000, 4_096, bytes.length]) {
		expect(readInPieces(bytes, size)).toEqual(texts);
	}
});
