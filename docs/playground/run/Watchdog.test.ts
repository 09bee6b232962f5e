import { expect, test } from 'bun:test';

import { Watchdog } from './Watchdog';

function dog() {
	const state = { pings: 0, silent: 0, tick: () => {}, stopped: false };
	const watchdog = new Watchdog({
		ping: () => (state.pings += 1),
		silent: () => (state.silent += 1),
		every(_milliseconds, callback) {
			state.tick = () => {
				if (!state.stopped) callback();
			};
			return () => {
				state.stopped = true;
			};
		},
	});
	const tick = (times: number) => {
		for (let count = 0; count < times; count += 1) state.tick();
	};
	return { state, watchdog, tick };
}

test('the watchdog finds nothing wrong with who answers, however late the page asks', () => {
	const { state, watchdog, tick } = dog();
	for (let count = 0; count < 100; count += 1) {
		tick(4);
		watchdog.answered();
	}
	expect(state.silent).toBe(0);
	expect(state.pings).toBe(400);
});

test('the watchdog barks once at who answers no more', () => {
	const { state, watchdog, tick } = dog();
	watchdog.answered();
	expect(watchdog.hears).toBe(true);
	tick(20);
	expect(watchdog.hears).toBe(false);
	expect(state.silent).toBe(1);
});

test('the watchdog gives a realm time to begin', () => {
	const { state, tick } = dog();
	tick(30);
	expect(state.silent).toBe(0);
	tick(30);
	expect(state.silent).toBe(1);
});
