import { describe, expect, test } from 'bun:test';

import { addEdits, differing, readAllEdits } from './all-edits';
import { Draft } from './Draft.svelte';

const ECHO = 'exercises/echo';
const PATH = 'server/src/index.ts';
const STARTER = { [PATH]: 'starter\n' };

/** A browser's storage, as a map, with something in it that is not ours. */
class MemoryStore {
	readonly items = new Map([['theme', 'dark']]);
	get length() {
		return this.items.size;
	}
	key = (index: number) => [...this.items.keys()][index] ?? null;
	getItem = (key: string) => this.items.get(key) ?? null;
	removeItem = (key: string) => void this.items.delete(key);
	setItem = (key: string, value: string) => void this.items.set(key, value);
}

/** A browser in which this was written. */
function written(text: string, step = ECHO): MemoryStore {
	const store = new MemoryStore();
	new Draft(step, STARTER, store).write(PATH, text);
	return store;
}

const opened = (store: MemoryStore, starter = STARTER) => new Draft(ECHO, starter, store);

describe('the code of every program', () => {
	test('comes back in a browser that has none', () => {
		const from = written('mine');
		new Draft('pub-sub/2-others', STARTER, from).write(PATH, 'a lesson');
		const file = readAllEdits(from);
		expect(Object.keys(file).sort()).toEqual([ECHO, 'pub-sub/2-others']);
		const to = new MemoryStore();
		expect(differing(to, file)).toEqual([]);
		expect(addEdits(to, file, 'here')).toBeTrue();
		expect(opened(to).files[PATH]).toBe('mine');
		expect(readAllEdits(to)).toEqual(file);
	});

	test('is no question where both have the same', () => {
		const store = written('mine');
		const file = readAllEdits(written('mine'));
		expect(differing(store, file)).toEqual([]);
		addEdits(store, file, 'file');
		expect(opened(store).aside).toBe(0);
	});

	test.each([
		['here', 'mine', 'from the file'],
		['file', 'from the file', 'mine'],
	] as const)(
		'where they differ, that of %s is taken and the other can be',
		(takes, own, aside) => {
			const store = written('mine');
			const file = readAllEdits(written('from the file'));
			expect(differing(store, file)).toEqual([ECHO]);
			addEdits(store, file, takes);
			const draft = opened(store);
			expect(draft.files[PATH]).toBe(own);
			draft.takeBack();
			expect(draft.files[PATH]).toBe(aside);
		},
	);

	test('of an older starter asks before anything else', () => {
		const store = new MemoryStore();
		addEdits(store, readAllEdits(written('mine')), 'here');
		const draft = opened(store, { [PATH]: 'a newer starter\n' });
		expect(draft.question).toBe('newer');
		expect(draft.files[PATH]).toBe('mine');
	});

	test('that a full browser cannot keep is told of', () => {
		const store = new MemoryStore();
		store.setItem = () => {
			throw new DOMException('No room', 'QuotaExceededError');
		};
		expect(addEdits(store, readAllEdits(written('mine')), 'here')).toBeFalse();
	});
});
