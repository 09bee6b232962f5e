import { describe, expect, test } from 'bun:test';
import { HeadDecoder, readRequest, readResponse, type Received, Receiver } from '#rfc6455';
import { tapClientCodec, type TapServerMessage } from '#protocol';

import recorded from './recorded.json';

const messages = recorded.messages.flatMap((message): TapServerMessage[] => {
	const decoded = tapClientCodec.decode(JSON.stringify(message));
	return decoded.ok ? [decoded.message] : [];
});

/** What went in one direction of one connection: its head, and what the frames behind it say. */
function direction(connection: number, way: 'up' | 'down') {
	const octets = messages.flatMap((message) =>
		message.type === 'octets' && message.connection === connection && message.direction === way
			? [Buffer.from(message.octets, 'base64')]
			: [],
	);
	const progress = new HeadDecoder().push(Buffer.concat(octets));
	if (progress.state !== 'complete') throw new Error(`The head is ${progress.state}.`);
	const receiver = new Receiver({ sender: way === 'up' ? 'client' : 'server' });
	return { head: progress.head, heard: receiver.push(progress.rest) };
}

const closeOf = (heard: readonly Received[]) => heard.find(({ type }) => type === 'close');

test('the recording tells which browser it is of, and when', () => {
	expect(recorded.browser).toMatch(/^(Chromium|Google Chrome) \d+(\.\d+)+$/);
	expect(recorded.recorded).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test('the recording is what a page would have been sent, in the order of time', () => {
	expect(messages).toHaveLength(recorded.messages.length);
	const times = messages.map((message) => ('at' in message ? message.at : NaN));
	expect(times[0]).toBe(0);
	expect(times).toEqual(times.toSorted((a, b) => a - b));
});

describe.each([1, 2, 3])('connection %i', (connection) => {
	const up = direction(connection, 'up');
	const down = direction(connection, 'down');

	test('begins with a handshake that keeps all rules', () => {
		const request = readRequest(up.head);
		expect(request.faults).toEqual([]);
		expect(request.target).toMatch(/^\/live\/echo\?tap=[\w-]{22}$/);
		expect(readResponse(down.head, { key: request.key }).faults).toEqual([]);
	});

	test('breaks no rule after it', () => {
		const all = [...up.heard, ...down.heard].map(({ type }) => type);
		expect(all).not.toContain('violation');
		expect(all.length).toBeGreaterThan(1);
	});
});

test('the recording shows texts, a binary message, a ping, and three ways to end', () => {
	const [first, second, third] = [1, 2, 3].map((connection) => ({
		up: direction(connection, 'up').heard,
		down: direction(connection, 'down').heard,
	}));
	const types = (heard: readonly Received[] = []) => new Set(heard.map(({ type }) => type));
	expect([...types(first?.up)].sort()).toEqual(['binary', 'close', 'pong', 'text']);
	expect([...types(first?.down)].sort()).toEqual(['close', 'ping', 'text']);
	expect(closeOf(first?.up ?? [])).toMatchObject({ code: 1000, reason: 'done' });
	expect(closeOf(second?.down ?? [])).toMatchObject({ code: 4001, reason: 'bye' });
	// Torn: neither end says goodbye, and the browser reports 1006.
	expect(types(third?.up)).toEqual(new Set(['text']));
	expect(types(third?.down)).toEqual(new Set(['text']));
});
