import { describe, expect, test } from 'bun:test';

import {
	forget,
	join,
	NOTHING,
	partOf,
	type Progress,
	reach,
	readProgress,
	whereNext,
	writeProgress,
} from './progress';
import { ProgressStore } from './ProgressStore';

const some: Progress = {
	parts: { 'lessons/pub-sub': 'done', 'exercises/echo': 'tried' },
	last: 'exercises/echo',
};

describe('progress', () => {
	test('never goes back', () => {
		expect(reach(some, 'lessons/pub-sub', 'seen')).toBe(some);
		expect(reach(some, 'exercises/echo', 'done').parts['exercises/echo']).toBe('done');
	});

	test('forgets one part and keeps the others', () => {
		expect(forget(some, 'exercises/echo')).toEqual({ parts: { 'lessons/pub-sub': 'done' } });
	});

	test('of a file and of the browser, the further one counts', () => {
		const here: Progress = { parts: { 'exercises/echo': 'done', 'lessons/chat-app': 'seen' } };
		expect(join(here, some)).toEqual({
			parts: { 'exercises/echo': 'done', 'lessons/chat-app': 'seen', 'lessons/pub-sub': 'done' },
			last: 'exercises/echo',
		});
	});

	test('goes on where the reader was, and after what is done', () => {
		const order = ['lessons/pub-sub', 'lessons/chat-app', 'exercises/echo'];
		expect(whereNext(NOTHING, order)).toBeUndefined();
		expect(whereNext(some, order)).toBe('exercises/echo');
		expect(whereNext({ ...some, last: 'lessons/pub-sub' }, order)).toBe('lessons/chat-app');
		expect(whereNext({ ...reach(some, 'exercises/echo', 'done') }, order)).toBe('lessons/chat-app');
	});
});

describe('an exported file', () => {
	test('is read back as it was', () => {
		expect(readProgress(writeProgress(some))).toEqual(some);
		expect(readProgress(writeProgress(NOTHING))).toEqual(NOTHING);
	});

	test.each([
		['', 'no-progress'],
		['null', 'no-progress'],
		['{}', 'no-progress'],
		['{"app":"websocket-hands-on","version":2,"parts":{}}', 'other-version'],
		['{"app":"websocket-hands-on","version":1,"parts":{"lessons/a":"over"}}', 'no-progress'],
		['{"app":"websocket-hands-on","version":1,"parts":{"__proto__":"done"}}', 'no-progress'],
		['{"app":"websocket-hands-on","version":1,"parts":{},"last":5}', 'no-progress'],
	] as const)('%s is refused', (text, why) => {
		expect(readProgress(text)).toBe(why);
	});
});

describe('the part of a page', () => {
	test.each([
		['/ja/lessons/pub-sub/', '/', 'lessons/pub-sub'],
		['/en/exercises/echo/', '/', 'exercises/echo'],
		['/workbook/en/exercises/echo/', '/workbook', 'exercises/echo'],
		['/en/', '/', undefined],
		['/en/reference/errors/', '/', undefined],
		['/elsewhere/en/lessons/pub-sub/', '/workbook/', undefined],
	])('%s below %s is %s', (path, base, part) => {
		expect(partOf(path, base)).toBe(part);
	});
});

/** A browser's storage, as far as progress needs it. */
class Kept {
	readonly items = new Map<string, string>();
	getItem(key: string) {
		return this.items.get(key) ?? null;
	}
	setItem(key: string, text: string) {
		this.items.set(key, text);
	}
}

describe('the store', () => {
	const done = (progress: Progress) => reach(progress, 'lessons/pub-sub', 'done');

	test('keeps progress for the next page, and hears of another tab', () => {
		const kept = new Kept();
		const [one, other] = [new ProgressStore(kept), new ProgressStore(kept)];
		expect(one.change(done)).toBeTrue();
		expect(other.progress.parts).toEqual({ 'lessons/pub-sub': 'done' });
		other.change((progress) => reach(progress, 'exercises/echo', 'seen'));
		expect(one.progress.parts).toEqual({ 'lessons/pub-sub': 'done', 'exercises/echo': 'seen' });
	});

	test('puts aside what it cannot read before it writes', () => {
		const kept = new Kept();
		new ProgressStore(kept).change(done);
		const [key = ''] = kept.items.keys();
		const newer = '{"app":"websocket-hands-on","version":9}';
		kept.setItem(key, newer);
		const store = new ProgressStore(kept);
		expect(store.progress).toEqual(NOTHING);
		expect([...kept.items.values()]).toEqual([newer]);
		store.change(done);
		expect(store.progress.parts).toEqual({ 'lessons/pub-sub': 'done' });
		expect([...kept.items.values()]).toContain(newer);
	});

	test('says so when the browser keeps nothing, and goes on', () => {
		for (const broken of [
			undefined,
			{
				getItem: () => null,
				setItem: () => {
					throw new Error('full');
				},
			},
		]) {
			const store = new ProgressStore(broken);
			expect(store.change(done)).toBeFalse();
			expect(store.progress.parts).toEqual({ 'lessons/pub-sub': 'done' });
		}
	});
});
