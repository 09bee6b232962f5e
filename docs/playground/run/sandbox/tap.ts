import { sizeOf } from '#docs/playground/bun/payload';
import type { FromClient, FromServer, Pipe } from '#docs/playground/bun/wire';
import type { Passing } from '#docs/playground/run/contract';

import { cut } from './cut';
import { LONGEST_TEXT } from './limits';

const BYTES_SHOWN = 16;

/**
 * Listens to a client's end of a pipe, and tells what passes on its sockets.
 * @param tell - sockets count from 1
 */
export function tap(
	pipe: Pipe<FromClient, FromServer>,
	tell: (socket: number, what: Passing) => void,
): Pipe<FromClient, FromServer> {
	/** Ids are given to sockets and requests alike. */
	const sockets = new Map<number, number>();
	let count = 0;
	const of = (id: number, what: Passing) => {
		const socket = sockets.get(id);
		if (socket !== undefined) tell(socket, what);
	};

	function heard(message: FromServer): void {
		const { id } = message;
		if (message.type === 'opened') of(id, { type: 'open' });
		else if (message.type === 'message') of(id, { type: 'to-client', ...shown(message.data) });
		else if (message.type === 'refused') {
			const { status } = message;
			of(id, { type: 'refused', ...(status !== undefined && { status }) });
		} else if (message.type === 'closed') {
			of(id, { type: 'closed', code: message.code, reason: cut(message.reason, LONGEST_TEXT) });
		} else return;
		if (message.type === 'refused' || message.type === 'closed') sockets.delete(id);
	}

	const tapped: Pipe<FromClient, FromServer> = {
		send(message) {
			if (message.type === 'connect') {
				count += 1;
				sockets.set(message.id, count);
				of(message.id, { type: 'connect', url: cut(message.url, LONGEST_TEXT) });
			} else if (message.type === 'message') {
				of(message.id, { type: 'to-server', ...shown(message.data) });
			}
			pipe.send(message);
		},
		receive: () => undefined,
	};
	pipe.receive = (message) => {
		heard(message);
		tapped.receive(message);
	};
	return tapped;
}

/** A message as it is shown: its text, or its first bytes. */
function shown(data: string | ArrayBuffer): { text: string; bytes: number } {
	if (typeof data === 'string') {
		return { text: cut(data, LONGEST_TEXT), bytes: sizeOf(data) };
	}
	const bytes = Array.from(new Uint8Array(data, 0, Math.min(BYTES_SHOWN, data.byteLength)));
	const written = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
	const rest = data.byteLength > BYTES_SHOWN ? ' …' : '';
	return { text: written + rest, bytes: data.byteLength };
}
