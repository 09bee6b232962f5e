import { describe, expect, test } from 'bun:test';

import { ManualClock } from '#docs/lib/testing/manual-clock';
import { Tracer } from './Tracer.svelte';

function createTracer() {
	const clock = new ManualClock();
	const pace = { speed: 'real' as 'real' | 'slow', paused: false };
	return { clock, pace, tracer: new Tracer(pace, clock.after) };
}

describe('Tracer', () => {
	test('follows the lines in the order in which they ran, one at a time', () => {
		const { clock, tracer } = createTracer();
		for (const mark of ['send', 'onMessage', 'onmessage']) tracer.record(mark);
		expect(tracer.current?.mark).toBe('send');
		clock.pass(300);
		expect(tracer.current?.mark).toBe('onMessage');
		clock.pass(300);
		expect(tracer.current?.mark).toBe('onmessage');
		clock.pass(300);
		expect(clock.next).toBeUndefined();
	});

	test('stays where the reader steps to, while more happens', () => {
		const { clock, tracer } = createTracer();
		tracer.record('one');
		tracer.record('two');
		clock.pass(300);
		tracer.back();
		tracer.record('three');
		clock.pass(300);
		expect(tracer.current?.mark).toBe('one');
		tracer.forward();
		tracer.forward();
		tracer.forward();
		expect(tracer.current?.mark).toBe('three');
		tracer.back();
		tracer.back();
		tracer.back();
		expect(tracer.current?.mark).toBe('one');
	});

	test('goes to the newest step and follows again', () => {
		const { clock, tracer } = createTracer();
		tracer.record('one');
		tracer.back();
		tracer.record('two');
		tracer.follow();
		expect(tracer.current?.mark).toBe('two');
		tracer.record('three');
		clock.pass(300);
		expect(tracer.current?.mark).toBe('three');
	});

	test('waits while the picture is paused', () => {
		const { clock, pace, tracer } = createTracer();
		tracer.record('one');
		pace.paused = true;
		tracer.record('two');
		clock.pass(300);
		expect(tracer.current?.mark).toBe('one');
		pace.paused = false;
		clock.pass(300);
		expect(tracer.current?.mark).toBe('two');
	});

	test('hurries when a burst of lines leaves it behind, until it has caught up', () => {
		const { clock, tracer } = createTracer();
		for (let step = 0; step < 80; step += 1) tracer.record(String(step));
		let took = 0;
		for (let next = clock.next; next !== undefined; next = clock.next) {
			took += next;
			clock.pass(next);
		}
		expect(tracer.current?.mark).toBe('79');
		// At a pace of 300 ms it would be 24 seconds.
		expect(took).toBeLessThan(9_000);
		for (const mark of ['80', '81']) tracer.record(mark);
		expect(tracer.current?.mark).toBe('80');
		expect(clock.next).toBe(300);
	});

	test('begins anew when cleared', () => {
		const { clock, tracer } = createTracer();
		for (const mark of ['one', 'two', 'three']) tracer.record(mark);
		tracer.back();
		tracer.clear();
		expect(tracer.current).toBeUndefined();
		expect(clock.next).toBeUndefined();
		tracer.record('four');
		expect(tracer.current?.mark).toBe('four');
	});

	test('forgets the oldest steps, and keeps the reader’s place', () => {
		const { tracer } = createTracer();
		for (let step = 0; step < 300; step += 1) tracer.record(String(step));
		tracer.follow();
		tracer.back();
		expect(tracer.current?.mark).toBe('298');
		tracer.record('300');
		expect(tracer.steps).toHaveLength(300);
		expect(tracer.current?.mark).toBe('298');
	});
});
