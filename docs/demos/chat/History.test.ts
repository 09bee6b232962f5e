import { describe, expect, test } from 'bun:test';

import { History } from './History.svelte';

const me = { number: 1, name: 'Ann' };
const entry = (seq: number, text: string, from = 2) => ({ seq, from, name: 'Ben', text, at: 0 });
const past = (
	epoch: string,
	seq: number,
	history = [] as ReturnType<typeof entry>[],
	missed = 0,
) => ({
	epoch,
	seq,
	history,
	missed,
});
const nobody = () => false;
const said = (history: History) =>
	history.lines.map((line) => (line.kind === 'note' ? `(${line.note})` : line.text));

describe('History', () => {
	test('shows what was there, and then only what is new', () => {
		const history = new History();
		history.welcome(past('a', 2, [entry(1, 'one'), entry(2, 'two')]), nobody);
		history.hear(entry(3, 'three'), false);
		expect(said(history)).toEqual(['one', 'two', 'three']);
		expect(history.seen).toEqual({ epoch: 'a', seq: 3 });
	});

	test('shows nothing twice, whoever brings it', () => {
		const history = new History();
		history.welcome(past('a', 1, [entry(1, 'one')]), nobody);
		history.hear(entry(1, 'one'), false);
		history.welcome(past('a', 2, [entry(1, 'one'), entry(2, 'two')]), nobody);
		expect(said(history)).toEqual(['one', 'two', '(back)']);
	});

	test('keeps what waits at the end, until the server has numbered it', () => {
		const history = new History();
		history.welcome(past('a', 0), nobody);
		history.say(7, 'mine');
		history.hear(entry(1, 'theirs'), false);
		expect(said(history)).toEqual(['theirs', 'mine']);
		expect(history.pending).toMatchObject([{ ref: 7, text: 'mine' }]);
		history.said(7, 2, me);
		expect(history.pending).toEqual([]);
		expect(history.seen?.seq).toBe(2);
	});

	test('knows its own message again when the answer was cut off', () => {
		const history = new History();
		history.welcome(past('a', 0), nobody);
		history.say(7, 'mine');
		history.welcome(past('a', 1, [entry(1, 'mine', 1)]), () => true);
		history.said(7, 1, me);
		expect(said(history)).toEqual(['mine', '(back)']);
	});

	test('says how much nobody can give it any more', () => {
		const history = new History();
		history.welcome(past('a', 1, [entry(1, 'one')]), nobody);
		history.welcome(past('a', 90, [entry(90, 'ninety')], 39), nobody);
		expect(said(history)).toEqual(['one', '(missed)', 'ninety']);
	});

	test('keeps what it has shown when the server begins anew, and says so', () => {
		const history = new History();
		history.welcome(past('a', 2, [entry(1, 'one'), entry(2, 'two')]), nobody);
		history.welcome(past('b', 1, [entry(1, 'a new one')]), nobody);
		expect(said(history)).toEqual(['one', 'two', '(restarted)', 'a new one']);
		expect(history.seen).toEqual({ epoch: 'b', seq: 1 });
	});
});
