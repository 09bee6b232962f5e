import { expect, test } from 'bun:test';

import { ServerClock } from './ServerClock';

test('a delay is what passed since the tick, whatever the two clocks show', () => {
	for (const apart of [-3_600_000, 0, 250]) {
		let here = 0;
		const clock = new ServerClock(() => here);
		// A tick of the second 1,000 that is told at once and takes no time.
		here = 1_000 + apart;
		expect(clock.delayOf({ at: 1_000, now: 1_000 })).toBe(0);
		// The same tick, asked for 700 ms later.
		here = 1_700 + apart;
		expect(clock.delayOf({ at: 1_000, now: 1_700 })).toBe(700);
	}
});

test('a faster message makes the guess better', () => {
	let here = 1_040;
	const clock = new ServerClock(() => here);
	expect(clock.delayOf({ at: 1_000, now: 1_000 })).toBe(0);
	here = 2_010;
	expect(clock.delayOf({ at: 2_000, now: 2_000 })).toBe(0);
	here = 3_040;
	expect(clock.delayOf({ at: 3_000, now: 3_000 })).toBe(30);
});
