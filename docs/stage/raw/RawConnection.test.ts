import { describe, expect, test } from 'bun:test';

import { writeRequest } from '#rfc6455';
import type { LineEvents, OpenLine } from '#docs/lib/line/line';
import { openOwnLine } from '#docs/lib/line/own-line';

import { RawConnection } from './RawConnection.svelte';
import { until } from './testing/tcp-line';

const request = writeRequest({
	target: '/live/echo',
	host: 'localhost',
	key: 'dGhlIHNhbXBsZSBub25jZQ==',
});

/** A line that a test holds the other end of. */
function held() {
	const made: LineEvents[] = [];
	const written: Uint8Array[] = [];
	const open: OpenLine = (events) => {
		made.push(events);
		return {
			write: (octets) => written.push(octets),
			end: () => events.ended('client'),
			dispose: () => undefined,
		};
	};
	const last = () => {
		const events = made.at(-1);
		if (!events) throw new Error('No line was opened.');
		return events;
	};
	return { open, written, last };
}

const failing =
	(why: Parameters<LineEvents['failed']>[0]): OpenLine =>
	(events) => {
		queueMicrotask(() => events.failed(why));
		return { write: () => undefined, end: () => undefined, dispose: () => undefined };
	};

describe('where the live server is out of reach', () => {
	test('the server of the page answers, and the connection says so', async () => {
		const lines = { relay: failing('unavailable'), own: openOwnLine, clock: () => 0 };
		const connection = new RawConnection({}, lines);
		connection.connect();
		await until(() => connection.status === 'open');
		expect(connection.via).toBe('page');
		connection.write(request);
		await until(() => connection.transcript.items.length > 1);
		const [, answer] = connection.transcript.items;
		expect(answer).toMatchObject({ kind: 'head', direction: 'down' });
	});

	test('a server that refuses is not passed over: the reader is told', async () => {
		const lines = { relay: failing('too-often'), own: openOwnLine, clock: () => 0 };
		const connection = new RawConnection({}, lines);
		connection.connect();
		await until(() => connection.trouble);
		expect(connection.trouble).toBe('too-often');
		expect(connection.via).toBe('relay');
		expect(connection.status).toBe('closed');
	});
});

test('times are counted from the moment of connecting', () => {
	const { open, last } = held();
	let now = 1_000;
	const connection = new RawConnection({}, { relay: open, own: open, clock: () => now });
	connection.connect();
	now = 1_012;
	last().opened();
	connection.write(request);
	now = 1_040;
	last().ended('server');
	expect(connection.transcript.items.map(({ at }) => at)).toEqual([12, 40]);
});

test('a second connection begins with nothing that passed over the first', () => {
	const { open, written, last } = held();
	const connection = new RawConnection({}, { relay: open, own: open, clock: () => 0 });
	connection.connect();
	last().opened();
	connection.writeFrame(Uint8Array.of(0x89, 0x00));
	expect(written).toHaveLength(1);
	connection.connect();
	expect(connection.transcript.items).toEqual([]);
	// Nothing is written before it is open.
	connection.writeFrame(Uint8Array.of(0x89, 0x00));
	expect(written).toHaveLength(1);
});

test('an end that the relay brought about is told with its reason', () => {
	const { open, last } = held();
	const connection = new RawConnection({}, { relay: open, own: open, clock: () => 0 });
	connection.connect();
	last().opened();
	last().ended('between', 'end.bytes-up');
	expect(connection.transcript.items.at(-1)).toMatchObject({
		kind: 'end',
		by: 'between',
		note: 'end.bytes-up',
	});
});
