import { expect, test } from 'bun:test';
import { FakeTime } from '#demo-server/testing/fake-time';
import { Deliveries, type Receipt, type ReportedMessage } from './deliveries';

function message(id: number): ReportedMessage {
	return { id, from: 1, ref: id, topic: 'news', scope: 'others', audience: 3 };
}

function record() {
	const time = new FakeTime();
	const told: { id: number; to: Receipt[] }[] = [];
	const { now, wallTime, setTimer } = time;
	const env = { now, wallTime, setTimer, publish: () => undefined };
	const deliveries = new Deliveries(env, ({ id }, to) => told.push({ id, to }));
	return { time, told, deliveries };
}

test('reports that come within 40 ms are told of in one part', () => {
	const { time, told, deliveries } = record();
	deliveries.expect(message(1), [2, 3, 4]);
	time.advance(3);
	deliveries.received(1, 2);
	time.advance(39);
	deliveries.received(1, 3);
	expect(told).toEqual([]);
	time.advance(1);
	const to = [
		{ number: 2, ms: 3 },
		{ number: 3, ms: 42 },
	];
	expect(told).toEqual([{ id: 1, to }]);
	deliveries.received(1, 4);
	expect(told.at(-1)).toEqual({ id: 1, to: [{ number: 4, ms: 43 }] });
	expect(time.pending).toBe(0);
});

test('sixty reports spread over a second cost few frames', () => {
	const { time, told, deliveries } = record();
	const numbers = Array.from({ length: 60 }, (_, index) => index + 2);
	deliveries.expect(message(1), numbers);
	for (const number of numbers) {
		time.advance(16);
		deliveries.received(1, number);
	}
	expect(told.flatMap(({ to }) => to)).toHaveLength(60);
	expect(told.length).toBeLessThan(25);
});

test('a report counts once, from whom it is expected, and for a message that was sent', () => {
	const { deliveries } = record();
	deliveries.expect(message(1), [2, 3]);
	expect(deliveries.received(1, 2)).toBe(true);
	expect(deliveries.received(1, 2)).toBe(false);
	expect(deliveries.received(1, 4)).toBe(false);
	expect(deliveries.received(2, 3)).toBe(false);
});

test('nobody waits for a client that has left', () => {
	const { time, told, deliveries } = record();
	deliveries.expect(message(1), [2, 3]);
	deliveries.received(1, 2);
	deliveries.left(3);
	expect(told).toEqual([{ id: 1, to: [{ number: 2, ms: 0 }] }]);
	expect(deliveries.received(1, 3)).toBe(false);
	expect(time.pending).toBe(0);
});

test('nobody waits longer than 30 seconds', () => {
	const { time, told, deliveries } = record();
	deliveries.expect(message(1), [2, 3]);
	time.advance(30_001);
	expect(deliveries.received(1, 2)).toBe(false);
	deliveries.expect(message(2), [2]);
	expect(deliveries.received(1, 3)).toBe(false);
	expect(deliveries.received(2, 2)).toBe(true);
	expect(told.map(({ id }) => id)).toEqual([2]);
});
