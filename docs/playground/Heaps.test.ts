import { describe, expect, test } from 'bun:test';

import { Heaps } from './Heaps';

/** A page whose frames come when the test says so, and that takes as long to draw as it says. */
function page() {
	const state = {
		now: 0,
		rests: [] as number[],
		frame: undefined as (() => void) | undefined,
		drawn: undefined as (() => void) | undefined,
	};
	const taken: number[][] = [];
	const heaps = new Heaps<number>((heap) => taken.push([...heap]), {
		now: () => state.now,
		next(rest, callback) {
			state.rests.push(rest);
			state.frame = callback;
			return () => (state.frame = undefined);
		},
		drawn: (callback) => (state.drawn = callback),
	});
	const draw = (took: number) => {
		state.frame?.();
		state.now += took;
		state.drawn?.();
	};
	return { state, taken, heaps, draw };
}

describe('heaps', () => {
	test('hand over in one frame, in their order, what was told before it', () => {
		const { taken, heaps, draw, state } = page();
		for (const thing of [1, 2, 3]) heaps.add(thing);
		expect(taken).toEqual([]);
		draw(1);
		expect(taken).toEqual([[1, 2, 3]]);
		heaps.add(4);
		draw(1);
		expect(taken).toEqual([[1, 2, 3], [4]]);
		expect(state.rests[0]).toBe(0);
	});

	test('leave the page more time than a heap took, but do not fall far behind', () => {
		const { heaps, draw, state } = page();
		for (const took of [20, 5_000, 1]) {
			heaps.add(took);
			draw(took);
		}
		heaps.add(0);
		expect(state.rests).toEqual([0, 60, 400, 3]);
	});

	test('do not pile up where no frame comes', () => {
		const { taken, heaps, state } = page();
		for (let thing = 0; thing < 4_500; thing += 1) heaps.add(thing);
		expect(taken.map(({ length }) => length)).toEqual([2_000, 2_000]);
		heaps.flush();
		expect(taken[2]).toHaveLength(500);
		expect(state.frame).toBeUndefined();
	});

	test('forget what was told by one who is gone', () => {
		const { taken, heaps, draw } = page();
		heaps.add(1);
		heaps.clear();
		draw(1);
		heaps.flush();
		expect(taken).toEqual([]);
	});
});
