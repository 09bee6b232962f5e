import { describe, expect, test } from 'bun:test';

import { Ordering } from './Ordering.svelte';

/** Offered as c, a, d, b. */
const PLACES = [2, 0, 3, 1];
const create = () => new Ordering(PLACES.length);

describe('Ordering', () => {
	test('begins as it is offered', () => {
		expect(create().order).toEqual([0, 1, 2, 3]);
	});

	test('moves a part up and down, and no further than the ends', () => {
		const ordering = create();
		expect(ordering.put(2, 0)).toBe(0);
		expect(ordering.order).toEqual([2, 0, 1, 3]);
		expect(ordering.put(2, -1)).toBe(0);
		expect(ordering.put(2, 9)).toBe(3);
		expect(ordering.order).toEqual([0, 1, 3, 2]);
	});

	test('says how far it is right from the top, once it was checked', () => {
		const ordering = create();
		expect(ordering.right).toBeUndefined();
		ordering.check(PLACES);
		expect(ordering.right).toBe(0);
		ordering.put(1, 0);
		expect(ordering.right).toBeUndefined();
		ordering.check(PLACES);
		expect(ordering.right).toBe(1);
	});

	test('is right when every part has its place', () => {
		const ordering = create();
		for (const [place, part] of [1, 3, 0, 2].entries()) ordering.put(part, place);
		ordering.check(PLACES);
		expect(ordering.right).toBe(4);
	});

	test('keeps its verdict when a part is put where it stands', () => {
		const ordering = create();
		ordering.check(PLACES);
		ordering.put(0, 0);
		expect(ordering.right).toBe(0);
	});
});
