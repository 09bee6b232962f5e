import { expect, test } from 'bun:test';

import { Pacer, type Clock } from './pacer';

/** A clock that stands still until it is told to go on. */
class HandClock implements Clock {
	#now = 0;
	#tick: (() => void) | undefined;

	now = () => this.#now;

	everyMillisecond(tick: () => void) {
		this.#tick = tick;
		return () => {
			this.#tick = undefined;
		};
	}

	/** Lets the time pass, and wakes whoever waits for it `wakes` times on the way. */
	pass(milliseconds: number, wakes: number): void {
		for (let wake = 0; wake < wakes; wake += 1) {
			this.#now += milliseconds / wakes;
			this.#tick?.();
		}
	}
}

test('a pacer that is woken in time sends on time', () => {
	const clock = new HandClock();
	let sent = 0;
	const send = () => (sent += 1);
	const pacer = new Pacer({ perSecond: 1_000, window: Infinity, inFlight: () => 0, send, clock });
	clock.pass(200, 200);
	expect(pacer.pace).toEqual({ sent: 200, withheld: 0, late: 0 });
	pacer.stop();
	clock.pass(200, 200);
	expect(sent).toBe(200);
});

test('a pacer withholds what a server cannot take, and does not call itself late', () => {
	const clock = new HandClock();
	const pacer: Pacer = new Pacer({
		perSecond: 1_000,
		window: 5,
		inFlight: () => pacer.pace.sent,
		send: () => undefined,
		clock,
	});
	clock.pass(60, 60);
	expect(pacer.pace).toEqual({ sent: 5, withheld: 55, late: 0 });
});

test('a pacer that was kept from its work says how many messages were late', () => {
	const clock = new HandClock();
	const send = () => undefined;
	const pacer = new Pacer({ perSecond: 1_000, window: Infinity, inFlight: () => 0, send, clock });
	clock.pass(150, 1);
	// All that was due more than 50 ms before.
	expect(pacer.pace).toEqual({ sent: 150, withheld: 0, late: 100 });
});
