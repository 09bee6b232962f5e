import { expect, test } from 'bun:test';

import { Column } from './Column.svelte';

const SECOND = 1_000;
const tick = (n: number) => ({
	n,
	at: n * SECOND,
	now: n * SECOND,
	request: 0,
	response: 0,
});

test('who hears every tick is as late as the newest is', () => {
	const column = new Column('websocket');
	column.hear(tick(7), 10, 300);
	expect(column.delay).toBeUndefined();
	column.hear(tick(8), 10, 4);
	expect(column.delay).toBe(4);
	expect(column.missed).toBe(0);
});

test('who asks every three seconds is late by half of that on average', () => {
	const column = new Column('polling');
	column.hear(tick(0), 10, 500);
	column.hear(tick(3), 10, 500);
	// The ticks 1, 2 and 3 were late by 2.5, 1.5 and 0.5 seconds.
	expect(column.delay).toBe(1_500);
	expect(column.missed).toBe(2);
});

test('the same tick again costs its bytes and changes nothing else', () => {
	const column = new Column('polling');
	column.hear(tick(0), 10, 500);
	column.hear(tick(1), 10, 200);
	expect(column.hear(tick(1), 10, 900)).toBe(false);
	expect([column.ticks, column.bytes, column.delay]).toEqual([2, 30, 200]);
});

test('a clock that began anew has no ticks in between', () => {
	const column = new Column('polling');
	column.hear(tick(9), 10, 500);
	column.hear(tick(2), 10, 40);
	expect([column.missed, column.delay]).toEqual([0, 40]);
});
