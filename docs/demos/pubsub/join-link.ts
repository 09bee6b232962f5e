import type { PubsubClientKind, RoomId } from '#protocol';

/**
 * The address at which another browser tab or a phone joins a room.
 * @param origin - where the joining device reaches the server
 * @param joinPage - the path of the page that joins, in the reader's language
 */
export function joinLink(
	origin: string,
	joinPage: string,
	room: RoomId,
	kind: Exclude<PubsubClientKind, 'card'>,
): URL {
	const link = new URL(joinPage, origin);
	link.searchParams.set('room', room);
	if (kind === 'phone') link.searchParams.set('as', 'phone');
	return link;
}
