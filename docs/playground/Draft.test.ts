import { describe, expect, test } from 'bun:test';

import { Draft } from './Draft.svelte';

const STEP = 'pub-sub/2-others';
const LISTING = { 'server/src/index.ts': 'serve();\n', 'web/src/App.svelte': '<p>Hi</p>\n' };
const SERVER = 'server/src/index.ts';

/** A browser's storage, as a map; `full` refuses like one without room. */
class MemoryStore {
	readonly items = new Map<string, string>();
	full = false;
	getItem = (key: string) => this.items.get(key) ?? null;
	removeItem = (key: string) => void this.items.delete(key);
	setItem = (key: string, value: string) => {
		if (this.full) throw new DOMException('No room', 'QuotaExceededError');
		this.items.set(key, value);
	};
}

describe('Draft', () => {
	test('begins as the listing, and keeps nothing', () => {
		const store = new MemoryStore();
		const draft = new Draft(STEP, LISTING, store);
		expect(draft.files).toEqual(LISTING);
		expect(draft.changed).toEqual([]);
		expect(store.items.size).toBe(0);
	});

	test('is there again after a reload, for its own step only', () => {
		const store = new MemoryStore();
		new Draft(STEP, LISTING, store).write(SERVER, 'changed');
		const again = new Draft(STEP, LISTING, store);
		expect(again.files[SERVER]).toBe('changed');
		expect(again.changed).toEqual([SERVER]);
		expect(new Draft('pub-sub/1-everyone', LISTING, store).changed).toEqual([]);
	});

	test('leaves no trace once everything is typed back', () => {
		const store = new MemoryStore();
		const draft = new Draft(STEP, LISTING, store);
		draft.write(SERVER, 'changed');
		draft.write(SERVER, LISTING[SERVER]);
		expect(store.items.size).toBe(0);
	});

	test('a reset of one file leaves the other, and can be taken back after a reload', () => {
		const store = new MemoryStore();
		const draft = new Draft(STEP, LISTING, store);
		draft.write(SERVER, 'mine');
		draft.write('web/src/App.svelte', 'mine too');
		draft.reset(SERVER);
		expect(draft.changed).toEqual(['web/src/App.svelte']);
		const again = new Draft(STEP, LISTING, store);
		again.takeBack();
		expect(again.files[SERVER]).toBe('mine');
	});

	test('taking back goes through every version, and loses none', () => {
		const draft = new Draft(STEP, LISTING, new MemoryStore());
		for (const text of ['one', 'two', 'three']) {
			draft.write(SERVER, text);
			draft.reset();
		}
		const seen = Array.from({ length: 4 }, () => {
			draft.takeBack();
			return draft.files[SERVER];
		});
		expect(seen).toEqual(['three', 'two', 'one', 'three']);
	});

	test('follows what another tab keeps, so that none is written over', () => {
		const store = new MemoryStore();
		const [here, there] = [new Draft(STEP, LISTING, store), new Draft(STEP, LISTING, store)];
		there.write(SERVER, 'there');
		here.hear();
		expect(here.files[SERVER]).toBe('there');
		here.write('web/src/App.svelte', 'here');
		there.hear();
		expect(there.files).toEqual({ [SERVER]: 'there', 'web/src/App.svelte': 'here' });
		there.reset();
		here.hear();
		expect(here.files).toEqual(LISTING);
		here.takeBack();
		expect(here.files).toEqual({ [SERVER]: 'there', 'web/src/App.svelte': 'here' });
	});

	test('keeps a shared program on the screen, and what another tab made of one’s own', () => {
		const store = new MemoryStore();
		const { shared } = new Draft(STEP, LISTING, undefined);
		const here = new Draft(STEP, LISTING, store, { ...shared, files: { [SERVER]: 'shared' } });
		new Draft(STEP, LISTING, store).write(SERVER, 'mine, there');
		here.hear();
		expect(here.files[SERVER]).toBe('shared');
		here.leaveShared();
		expect(here.files[SERVER]).toBe('mine, there');
	});

	test('holds on to what could not be kept, whatever another tab keeps', () => {
		const store = new MemoryStore();
		const here = new Draft(STEP, LISTING, store);
		store.full = true;
		here.write(SERVER, 'nowhere else');
		store.full = false;
		new Draft(STEP, LISTING, store).write(SERVER, 'there');
		here.hear();
		expect(here.files[SERVER]).toBe('nowhere else');
	});

	test('says when the browser keeps nothing, and goes on', () => {
		const store = new MemoryStore();
		store.full = true;
		const draft = new Draft(STEP, LISTING, store);
		draft.write(SERVER, 'changed');
		expect(draft.kept).toBe(false);
		expect(draft.files[SERVER]).toBe('changed');
		const blocked = new Draft(STEP, LISTING, undefined);
		blocked.write(SERVER, 'changed');
		expect(blocked.kept).toBe(false);
	});

	test('starts from the listing when what is kept cannot be read', () => {
		for (const kept of ['{', '[]', '{"version":2}', '{"version":1,"own":{"files":1}}']) {
			const store = new MemoryStore();
			store.items.set(`websocket-hands-on.playground.${STEP}`, kept);
			expect(new Draft(STEP, LISTING, store).files).toEqual(LISTING);
		}
	});
});

describe('a listing that has changed since', () => {
	const NEWER = { ...LISTING, 'web/src/App.svelte': '<p>Hello</p>\n' };

	function outdated() {
		const store = new MemoryStore();
		new Draft(STEP, LISTING, store).write(SERVER, 'mine');
		return { store, draft: new Draft(STEP, NEWER, store) };
	}

	test('asks, and shows the whole program as the reader left it', () => {
		const { draft } = outdated();
		expect(draft.question).toBe('newer');
		expect(draft.files).toEqual({ ...LISTING, [SERVER]: 'mine' });
	});

	test('goes on asking after a reload until it is answered', () => {
		const { store, draft } = outdated();
		draft.write(SERVER, 'more');
		expect(new Draft(STEP, NEWER, store).question).toBe('newer');
		draft.goOn();
		const again = new Draft(STEP, NEWER, store);
		expect(again.question).toBeUndefined();
		expect(again.files[SERVER]).toBe('more');
	});

	test('shows the new one when asked to, and the old one can be taken back', () => {
		const { store, draft } = outdated();
		draft.reset();
		expect(draft.files).toEqual(NEWER);
		const again = new Draft(STEP, NEWER, store);
		expect(again.question).toBeUndefined();
		again.takeBack();
		expect(again.files[SERVER]).toBe('mine');
	});
});

describe('a shared program', () => {
	const own = (store: MemoryStore) => {
		const draft = new Draft(STEP, LISTING, store);
		draft.write(SERVER, 'mine');
		return draft;
	};
	const shared = { ...new Draft(STEP, LISTING, undefined).shared, files: { [SERVER]: 'theirs' } };

	test('is shown, and the reader’s own waits untouched', () => {
		const store = new MemoryStore();
		own(store);
		const before = [...store.items];
		const draft = new Draft(STEP, LISTING, store, shared);
		expect(draft.files[SERVER]).toBe('theirs');
		expect(draft.question).toBe('shared');
		expect([...store.items]).toEqual(before);
		draft.leaveShared();
		expect(draft.files[SERVER]).toBe('mine');
	});

	test('becomes the reader’s with the first change, and their own is put aside', () => {
		const store = new MemoryStore();
		own(store);
		new Draft(STEP, LISTING, store, shared).write(SERVER, 'theirs, better');
		const again = new Draft(STEP, LISTING, store);
		expect(again.files[SERVER]).toBe('theirs, better');
		again.takeBack();
		expect(again.files[SERVER]).toBe('mine');
	});

	test('left for the lesson’s code, it does not take the reader’s own with it', () => {
		const store = new MemoryStore();
		own(store);
		const draft = new Draft(STEP, LISTING, store, shared);
		draft.reset();
		expect(draft.files).toEqual(LISTING);
		const seen = [1, 2].map(() => {
			draft.takeBack();
			return draft.files[SERVER];
		});
		expect(seen).toEqual(['theirs', 'mine']);
	});

	test('says so when it began from another listing', () => {
		const draft = new Draft(STEP, LISTING, undefined, { ...shared, base: 'older' });
		expect(draft.question).toBe('shared-newer');
	});

	test('cannot bring files that the lesson does not have', () => {
		const files = { ...shared.files, 'server/src/more.ts': 'x' };
		const draft = new Draft(STEP, LISTING, undefined, { ...shared, files });
		expect(Object.keys(draft.files)).toEqual(Object.keys(LISTING));
	});
});
