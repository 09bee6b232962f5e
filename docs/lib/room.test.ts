import { describe, expect, test } from 'bun:test';

import { createRoomId } from '#protocol';
import { findRoom } from './room';

const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const page = (query = '') => new URL(`http://localhost:4321/ja/lessons/pub-sub/${query}`);

/** A storage that keeps what it is given, as the tabs of one browser share it. */
function createStore() {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
	};
}

describe('findRoom', () => {
	test('is the same for every tab of a browser', () => {
		const store = createStore();
		expect(findRoom(page(), store)).toEqual(findRoom(page(), store));
	});

	test('differs between browsers', () => {
		expect(findRoom(page(), createStore()).id).not.toBe(findRoom(page(), createStore()).id);
	});

	test('is the one that a link names, for this page only', () => {
		const store = createStore();
		const own = findRoom(page(), store).id;
		const given = createRoomId(fillRandom);
		expect(findRoom(page(`?room=${given}`), store)).toEqual({
			id: given,
			from: 'link',
			badLink: false,
		});
		expect(findRoom(page(), store).id).toBe(own);
	});

	test.each(['', 'lobby', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}B`, '../../etc'])(
		'is the browser’s own when a link names %p, and says so',
		(name) => {
			const store = createStore();
			const own = findRoom(page(), store).id;
			expect(findRoom(page(`?room=${encodeURIComponent(name)}`), store)).toEqual({
				id: own,
				from: 'browser',
				badLink: true,
			});
		},
	);

	test('lasts as long as the page where nothing can be kept', () => {
		const store = {
			getItem: () => null,
			setItem: () => {
				throw new DOMException('full', 'QuotaExceededError');
			},
		};
		expect(findRoom(page(), store).id).toHaveLength(22);
		expect(findRoom(page(), undefined).id).toHaveLength(22);
	});
});
