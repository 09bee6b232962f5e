import { expect, test } from 'bun:test';
import { brokenFrame } from './broken-frames';
import { Dice } from './dice';
import { ENDPOINTS } from './endpoints';
import { handshakeBytes } from './handshakes';
import { legalFrames } from './legal-frames';
import { payload } from './payloads';

function bytesOf(seed: number): string {
	return Array.from({ length: 300 }, (_, number) => {
		const dice = new Dice(seed, number);
		const text = payload(dice, ENDPOINTS.pubsub);
		const parts = [
			...legalFrames(dice, text),
			brokenFrame(dice),
			handshakeBytes(dice, '/live/echo'),
		];
		return parts.map((part) => part.toString('hex')).join();
	}).join('\n');
}

test('the same seed makes the same bytes, and another makes others', () => {
	expect(bytesOf(1)).toBe(bytesOf(1));
	expect(bytesOf(1)).not.toBe(bytesOf(2));
});
