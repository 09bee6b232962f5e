import { toHex } from '#docs/lib/hex';
import { describeFrame } from './describe-frame';
import type { Passed } from './Transcript.svelte';

/** What the file says in words; the rest of it is bytes. */
export interface TranscriptWords {
	readonly title: string;
	readonly up: string;
	readonly down: string;
	readonly end: (passed: Extract<Passed, { kind: 'end' }>) => string;
}

/** Writes a transcript as plain text: each piece with its time, direction and octets. */
export function writeTranscript(items: readonly Passed[], words: TranscriptWords): string {
	const pieces = items.map((item) => {
		const time = `${item.at.toFixed(1).padStart(9)} ms`;
		if (item.kind === 'end') return `${time}  ${words.end(item)}\n`;
		const side = words[item.direction];
		const what = item.kind === 'frame' ? `  ${describeFrame(item.octets)}` : '';
		return `${time}  ${side}${what}\n${dump(item.octets)}`;
	});
	return `${words.title}\n\n${pieces.join('\n')}`;
}

/** Sixteen bytes a line, with their place and their characters. */
function dump(octets: Uint8Array): string {
	let lines = '';
	for (let at = 0; at < octets.length; at += 16) {
		const row = octets.subarray(at, at + 16);
		const characters = Array.from(row, (octet) =>
			octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.',
		);
		const place = at.toString(16).padStart(6, '0');
		lines += `    ${place}  ${toHex(row).padEnd(47)}  ${characters.join('')}\n`;
	}
	return lines;
}
