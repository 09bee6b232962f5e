import { connect } from 'node:net';

import type { OpenLine } from '#docs/lib/line/line';

/** A line with nothing between: what a test has and a page has not. */
export const tcpLine =
	(port: number): OpenLine =>
	(events) => {
		const socket = connect({ host: '127.0.0.1', port });
		let by: 'client' | 'server' = 'server';
		socket.on('connect', events.opened);
		socket.on('data', (octets) => {
			if (typeof octets !== 'string') events.received(new Uint8Array(octets));
		});
		socket.on('error', () => undefined);
		socket.on('close', () => events.ended(by));
		return {
			write: (octets) => void socket.write(octets),
			end: () => {
				by = 'client';
				socket.destroy();
			},
			dispose: () => void socket.destroy(),
		};
	};

/** Looks again and again, between the events of the loop, until there is something. */
export async function until<Value>(find: () => Value | undefined | false): Promise<Value> {
	for (;;) {
		const found = find();
		if (found !== undefined && found !== false) return found;
		await new Promise((next) => setImmediate(next));
	}
}
