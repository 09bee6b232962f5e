import type { PubsubClientKind } from '#protocol';
import type { RoomId } from '#protocol';

/**
 * The address at which another browser tab or a phone joins a room.
 * @param origin - where the joining device reaches the server
 * @param page - the page that it is made for, for its language and for a site under a sub-path
 */
export function joinLink(
	origin: string,
	page: URL,
	room: RoomId,
	kind: Exclude<PubsubClientKind, 'card'>,
): URL {
	const language = /\/(ja|en)(?:\/|$)/.exec(page.pathname)?.[1] ?? 'ja';
	const base = page.pathname.split(`/${language}/`)[0] ?? '';
	const link = new URL(`${base}/${language}/join/`, origin);
	link.searchParams.set('room', room);
	if (kind === 'phone') link.searchParams.set('as', 'phone');
	return link;
}
