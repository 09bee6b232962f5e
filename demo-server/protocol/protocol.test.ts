import { expect, test } from 'bun:test';
import {
	CLOSE_CODES,
	createRoomId,
	ERROR_CODES,
	LIMITS,
	PROTOCOL_VERSION,
	pubsubServerCodec,
	REFUSALS,
	speaksOtherVersion,
	STANDARD_CLOSE_CODES,
} from './index';

test('the wire is the one that the reference describes', () => {
	// Pages that are still open speak it, and the reference has an entry for each: a change here
	// needs a new version, or a new entry, in both languages.
	expect(PROTOCOL_VERSION).toBe(1);
	expect(ERROR_CODES).toEqual([
		'already-joined',
		'bad-json',
		'bad-message',
		'binary-data',
		'not-joined',
		'slow-down',
		'text-too-long',
		'too-many-topics',
	]);
	expect(REFUSALS).toEqual({
		'bad-host': 421,
		'bad-origin': 403,
		'bad-room': 400,
		'bad-upgrade': 400,
		'too-many-connections': 429,
		'too-many-handshakes': 429,
		'too-many-requests': 429,
		'server-full': 503,
		'upgrade-required': 426,
	});
	expect(CLOSE_CODES).toEqual({
		'bad-messages': 4400,
		'join-timeout': 4408,
		'taken-over': 4409,
		'room-ended': 4410,
		'slow-reader': 4413,
		'other-version': 4426,
		flooding: 4429,
	});
	expect(STANDARD_CLOSE_CODES).toEqual({
		normal: 1000,
		'going-away': 1001,
		'no-status': 1005,
		abnormal: 1006,
		'message-too-big': 1009,
	});
	expect(LIMITS).toEqual({
		textLength: 500,
		nameLength: 20,
		chatHistory: 50,
		frameBytes: 16_384,
		topicsPerClient: 8,
		joinTimeout: 5_000,
		roomIdle: 3_600_000,
		reportedAudience: 60,
	});
});

test('a room id is 128 bits in 22 characters', () => {
	expect(String(createRoomId((bytes) => bytes.fill(0)))).toBe('A'.repeat(22));
	expect(String(createRoomId((bytes) => bytes.fill(255)))).toBe(`${'_'.repeat(21)}w`);
	const ids = new Set(
		Array.from({ length: 1000 }, () => createRoomId((bytes) => crypto.getRandomValues(bytes))),
	);
	expect(ids.size).toBe(1000);
});

test('unknown fields are dropped, not passed on', () => {
	const decoded = pubsubServerCodec.decode('{"type":"received","id":1,"extra":true}');
	expect(decoded).toEqual({ ok: true, message: { type: 'received', id: 1 } });
});

test.each([
	[{ type: 'join', version: PROTOCOL_VERSION + 1 }, true],
	[{ type: 'join', version: 0, anything: [] }, true],
	[{ type: 'join', version: PROTOCOL_VERSION }, false],
	[{ type: 'join', version: '2' }, false],
	[{ type: 'join', version: 1.5 }, false],
	[{ type: 'join' }, false],
	[{ type: 'publish', version: 2 }, false],
	[null, false],
])('%j speaks another version: %p', (message, expected) => {
	expect(speaksOtherVersion(JSON.stringify(message))).toBe(expected);
});

test.each(['', '{', undefined, new ArrayBuffer(1)])('%p is no join at all', (data) => {
	expect(speaksOtherVersion(data)).toBe(false);
});
