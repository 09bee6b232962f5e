import { expect, test } from 'bun:test';
import { FakeTime } from '#demo-server/testing/fake-time';
import { Ticker } from './ticker';

function startTicker() {
	const time = new FakeTime();
	const ticker = new Ticker(time);
	return { time, ticker, startedAt: time.wallTime() };
}

test('a tick is told at every whole second since the start, however late one begins to listen', () => {
	const { time, ticker, startedAt } = startTicker();
	time.advance(2_300);
	const told: unknown[] = [];
	ticker.listen((tick) => told.push(tick));
	time.advance(699);
	expect(told).toEqual([]);
	time.advance(1);
	time.advance(1_000);
	expect(told).toEqual([
		{ n: 3, at: startedAt + 3_000 },
		{ n: 4, at: startedAt + 4_000 },
	]);
});

test('nothing ticks while nobody listens, and the newest tick is known all the same', () => {
	const { time, ticker, startedAt } = startTicker();
	expect(time.pending).toBe(0);
	const told: number[] = [];
	const stop = [1, 2].map(() => ticker.listen(({ n }) => told.push(n)));
	expect(time.pending).toBe(1);
	time.advance(1_000);
	for (const each of stop) each();
	for (const each of stop) each();
	expect(time.pending).toBe(0);
	time.advance(7_400);
	expect(ticker.newest()).toEqual({ n: 8, at: startedAt + 8_000 });
	expect(told).toEqual([1, 1]);
});

test('a timer that comes early tells nothing, and one that comes late tells only the newest', () => {
	const { time, ticker } = startTicker();
	const told: number[] = [];
	let early = 0.4;
	const setTimer = (callback: () => void, delay: number) => time.setTimer(callback, delay - early);
	const hasty = new Ticker({ now: time.now, wallTime: time.wallTime, setTimer });
	hasty.listen(({ n }) => told.push(n));
	time.advance(999.6);
	expect(told).toEqual([]);
	early = 0;
	time.advance(0.4);
	expect(told).toEqual([1]);
	time.advance(3_500);
	expect(told).toEqual([1, 4]);
	time.advance(500);
	expect(told).toEqual([1, 4, 5]);
	expect(ticker.newest().n).toBe(5);
});

test('whoever asks before the timer has come gets the tick that the listeners hear', () => {
	const { time } = startTicker();
	const never = new Ticker({ now: time.now, wallTime: time.wallTime, setTimer: () => () => 0 });
	const told: unknown[] = [];
	never.listen((tick) => told.push(tick));
	time.advance(1_000);
	expect(told).toEqual([]);
	const newest = never.newest();
	expect(never.newest()).toBe(newest);
	expect(told).toEqual([newest]);
});

test('a listener that stops while it is told is told no more, and the others are', () => {
	const { time, ticker } = startTicker();
	const told: string[] = [];
	const stop = ticker.listen(({ n }) => {
		told.push(`once ${n}`);
		stop();
	});
	ticker.listen(({ n }) => told.push(`always ${n}`));
	time.advance(1_000);
	time.advance(1_000);
	expect(told).toEqual(['once 1', 'always 1', 'always 2']);
});
