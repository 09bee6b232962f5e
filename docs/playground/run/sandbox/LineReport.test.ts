import { describe, expect, test } from 'bun:test';

import { LineReport } from './LineReport';

describe('the report of lines', () => {
	test('names each line once, in the order of running, and then no sooner than after a while', () => {
		const sent: number[][] = [];
		const later: (() => void)[] = [];
		let now = 0;
		const lines = new LineReport({
			now: () => now,
			after: (_milliseconds, callback) => later.push(callback),
			send: (report) => sent.push(report),
		});
		for (let turn = 0; turn < 1_000; turn += 1) for (const line of [3, 4]) lines.add(0, line);
		lines.flush();
		lines.add(1, 9);
		now = 10;
		lines.flush();
		lines.add(1, 10);
		lines.flush();
		expect(sent).toEqual([[0, 3, 0, 4]]);
		now = 50;
		for (const callback of later) callback();
		expect(sent).toEqual([
			[0, 3, 0, 4],
			[1, 9, 1, 10],
		]);
	});
});
