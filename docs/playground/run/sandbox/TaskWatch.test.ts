import { describe, expect, test } from 'bun:test';

import { LONGEST_TASK } from './limits';
import { TaskWatch } from './TaskWatch';

describe('the watch over tasks', () => {
	function watch() {
		const state = { now: 0, busy: false, ends: [] as (() => void)[] };
		const tasks = new TaskWatch({
			now: () => state.now,
			afterTask: (callback) => state.ends.push(callback),
			tooBusy: () => {
				state.busy = true;
			},
			ended: () => undefined,
		});
		/** Runs a task of so many milliseconds, with a line in each. */
		const task = (milliseconds: number) => {
			for (let passed = 0; passed < milliseconds; passed += 1) {
				tasks.line();
				state.now += 1;
			}
			state.ends.shift()?.();
		};
		return { state, task };
	}

	test('lets short tasks be, however many', () => {
		const { state, task } = watch();
		for (let count = 0; count < 1_000; count += 1) {
			task(5);
			state.now += 5;
		}
		expect(state.busy).toBe(false);
	});

	test('ends one task that goes on too long', () => {
		const { state, task } = watch();
		task(LONGEST_TASK - 100);
		expect(state.busy).toBe(false);
		state.now += 10_000;
		task(LONGEST_TASK + 100);
		expect(state.busy).toBe(true);
	});

	test('ends short tasks with nothing between them', () => {
		const { state, task } = watch();
		for (let count = 0; count < 5_000; count += 1) task(1);
		expect(state.busy).toBe(true);
	});

	test('ends long tasks with little between them', () => {
		const { state, task } = watch();
		for (let count = 0; count < 4; count += 1) {
			task(900);
			state.now += 100;
		}
		expect(state.busy).toBe(true);
	});
});
