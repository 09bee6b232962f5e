import { expect, test } from 'bun:test';

import type { TapServerMessage } from '#protocol';
import type { Transcript } from '#docs/stage/transcript/Transcript.svelte';
import { describeFrame } from '#docs/stage/transcript/describe-frame';

import { loadRecording } from './recording';
import { Tapped } from './Tapped.svelte';

const told = (transcript: Transcript) =>
	transcript.items.map((item) => {
		if (item.kind === 'end') return `end by ${item.by}`;
		return `${item.direction} ${item.kind === 'frame' ? describeFrame(item.octets) : item.kind}`;
	});

test('the recorded session is played from its file, labelled, and breaks no rule', async () => {
	const tapped = new Tapped();
	const recording = await loadRecording();
	for (const message of recording.messages) tapped.take(message);
	expect(recording.browser).toMatch(/ \d/);
	expect(recording.recorded).toMatch(/^\d{4}-\d\d-\d\d$/);
	expect(tapped.connections.length).toBeGreaterThan(1);
	for (const { transcript } of tapped.connections) {
		const lines = told(transcript);
		expect(lines.slice(0, 2)).toEqual(['up head', 'down head']);
		expect(lines.filter((line) => line.startsWith('end by'))).toHaveLength(1);
		expect(lines.filter((line) => line.endsWith('rest'))).toEqual([]);
	}
});

test('the newest connection is shown, until the reader chooses another', () => {
	const tapped = new Tapped();
	const octets = (connection: number): TapServerMessage => ({
		type: 'octets',
		connection,
		at: 20,
		direction: 'up',
		octets: btoa('GET / HTTP/1.1\r\n\r\n'),
	});
	tapped.take({ type: 'connected', connection: 1, at: 10 });
	tapped.take(octets(1));
	tapped.take({ type: 'connected', connection: 2, at: 15 });
	expect(tapped.shown?.number).toBe(2);
	expect(tapped.shown?.transcript.items).toEqual([]);
	tapped.take(octets(2));
	expect(tapped.shown?.transcript.items[0]?.at).toBe(5);
	tapped.choose(1);
	expect(tapped.shown?.transcript.items[0]?.at).toBe(10);
});

test('of the two ends of a connection, the first is told', () => {
	const tapped = new Tapped();
	tapped.take({ type: 'connected', connection: 1, at: 0 });
	tapped.take({ type: 'ended', connection: 1, at: 1, by: 'browser' });
	tapped.take({ type: 'ended', connection: 1, at: 2, by: 'server' });
	expect(tapped.shown && told(tapped.shown.transcript)).toEqual(['end by client']);
});
