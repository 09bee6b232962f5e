import { expect, test } from 'bun:test';
import { Said } from './said';

const receipt = (ref: number) => ({ ref, seq: ref + 100, at: 0 });

test('a session has the receipts of its last 16 messages, and knows what lies before them', () => {
	const said = new Said();
	expect(said.lastRef('a')).toBeUndefined();
	for (let ref = 10; ref < 26; ref += 1) said.note('a', receipt(ref));
	expect(said.find('a', 10)).toEqual(receipt(10));
	expect(said.isForgotten('a', 9)).toBe(true);
	said.note('a', receipt(26));
	expect(said.find('a', 10)).toBeUndefined();
	expect(said.isForgotten('a', 10)).toBe(true);
	expect(said.isForgotten('a', 11)).toBe(false);
	expect(said.lastRef('a')).toBe(26);
	expect(said.isForgotten('b', 0)).toBe(false);
});

test('a ref that was left out is not forgotten while fewer than 16 are known', () => {
	const said = new Said();
	for (const ref of [5, 9, 7]) said.note('a', receipt(ref));
	expect(said.find('a', 6)).toBeUndefined();
	expect(said.isForgotten('a', 0)).toBe(false);
	expect(said.lastRef('a')).toBe(9);
});

test('of very many sessions the quietest are forgotten', () => {
	const said = new Said();
	said.note('quiet', receipt(1));
	said.note('busy', receipt(1));
	for (let n = 0; n < 300; n += 1) {
		said.note(`${n}`, receipt(1));
		if (n % 100 === 0) said.note('busy', receipt(n + 2));
	}
	expect(said.lastRef('quiet')).toBeUndefined();
	expect(said.lastRef('0')).toBeUndefined();
	expect(said.lastRef('busy')).toBe(202);
	expect(said.lastRef('299')).toBe(1);
});
