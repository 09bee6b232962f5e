import type { Time, Wire, WireEvents } from './environment';
import { hangUp, type OwnConnections } from './own-connections';

/** Opens a connection of the relay, for whoever came from that address. */
export function dialOwn(
	own: OwnConnections,
	time: Pick<Time, 'setTimer'>,
	address: string,
	events: WireEvents,
): Wire {
	const socket = own.open({ address, way: 'relay' });
	const early: Uint8Array[] = [];
	let told = true;
	const over = () => {
		if (told) events.ended();
		told = false;
	};
	socket.once('connect', () => {
		if (told) events.opened();
		for (const bytes of early.splice(0)) socket.write(bytes);
	});
	socket.on('data', (bytes: Uint8Array) => {
		if (told) events.received(bytes);
	});
	socket.once('end', () => {
		over();
		hangUp(socket, time);
	});
	socket.on('error', () => undefined);
	socket.once('close', () => {
		over();
		events.gone();
	});
	return {
		write(bytes) {
			if (socket.connecting) early.push(bytes);
			else socket.write(bytes);
		},
		end() {
			told = false;
			hangUp(socket, time);
		},
	};
}
