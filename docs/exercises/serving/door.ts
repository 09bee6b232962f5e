import type { ServerWebSocket } from 'bun';

import type { DoorOrder } from './orders';
import type { DoorReport } from './reports';

/** The server that the reader's clients dial, and what it has come to. */
export interface Door {
	readonly port: number;
	/** How many dials have ended: those it refused, and the connections that are over. */
	readonly ended: number;
	obey(order: DoorOrder): void;
	/** Ends it, with all that is open. */
	close(): Promise<void>;
}

/**
 * Serves at `/ws`, on Bun and on the Bun in the page alike. A client says who it is by `?client=`,
 * which stands in the address that it was given.
 * @param port - 0 takes any that is free
 */
export function openDoor(port: number, report: (report: DoorReport) => void): Door {
	/** The newest connection of each client. */
	const sockets = new Map<string, ServerWebSocket<string>>();
	const over = new WeakSet<ServerWebSocket<string>>();
	let isOpen = true;
	let ended = 0;

	/** Counted when it is ordered: the client may notice it before the server's own event comes. */
	function end(socket: ServerWebSocket<string>): boolean {
		if (over.has(socket)) return false;
		over.add(socket);
		ended += 1;
		return true;
	}

	const server = Bun.serve<string>({
		port,
		hostname: '127.0.0.1',
		fetch(request, own) {
			const client = new URL(request.url).searchParams.get('client') ?? '';
			report({ type: 'dialled', client, isAdmitted: isOpen });
			if (isOpen && own.upgrade(request, { data: client })) return undefined;
			ended += 1;
			return new Response('Not now', { status: 503 });
		},
		websocket: {
			open(socket) {
				sockets.set(socket.data, socket);
			},
			message({ data: client }, message) {
				const data = typeof message === 'string' ? message : [...message];
				report({ type: 'heard', client, data });
			},
			close(socket, code) {
				if (end(socket)) report({ type: 'left', client: socket.data, code });
			},
		},
	});

	return {
		port: Number(server.port),
		get ended() {
			return ended;
		},
		obey(order) {
			if (order.type === 'admit') {
				isOpen = order.isOpen;
				return;
			}
			const socket = sockets.get(order.client);
			if (!socket || over.has(socket)) return;
			if (order.type === 'send') socket.send(order.text);
			else {
				end(socket);
				if (order.type === 'cut') socket.terminate();
				else socket.close(order.code);
			}
		},
		close: () => server.stop(true),
	};
}
