import { createRoomId, RoomIdSchema, type RoomId } from '#protocol';
import * as v from 'valibot';

const KEY = 'websocket-hands-on.room';

/** The room that a page is in, and where it comes from. */
export interface Room {
	id: RoomId;
	/** `link`: given as `?room=`; `browser`: this browser's own, shared by all its tabs. */
	from: 'link' | 'browser';
	/** Whether the link named a room that is none, so that the browser's own was taken instead. */
	badLink: boolean;
}

/** Part of `Storage` that a room needs. */
type Store = Pick<Storage, 'getItem' | 'setItem'>;

const fillRandom = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

/** The room for this page: the one its address names, else the browser's own. */
export function findRoom(address: URL, store: Store | undefined): Room {
	const named = address.searchParams.get('room');
	const given = v.safeParse(RoomIdSchema, named);
	if (given.success) return { id: given.output, from: 'link', badLink: false };
	return { id: ownRoom(store), from: 'browser', badLink: named !== null };
}

/** The browser's own room; made on the first visit, and for this page only if nothing is kept. */
function ownRoom(store: Store | undefined): RoomId {
	const kept = v.safeParse(RoomIdSchema, store?.getItem(KEY));
	if (kept.success) return kept.output;
	const id = createRoomId(fillRandom);
	try {
		store?.setItem(KEY, id);
	} catch {
		// A full or forbidden storage: the room lasts as long as the page.
	}
	return id;
}
