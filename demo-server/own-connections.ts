import { connect, type Socket } from 'node:net';
import type { Time } from './environment';
import { clientAddress } from './guards/address';

/** Milliseconds that a connection gets to be made, and to end once this side has ended. */
const PATIENCE = 5_000;

type Timers = Pick<Time, 'setTimer'>;

/** For whom this server has opened a connection to itself. */
export interface Behind {
	/** The address that the reader came from. */
	readonly address: string;
	/** What carries the reader's bytes. */
	readonly way: 'relay' | 'tap';
}

/**
 * The TCP connections that this server opens to itself, and to nothing else. To itself it comes as a
 * stranger on the loopback address; the port at its own end tells for whom. So a reader on a phone
 * stays the reader on the phone, for every cap and every rule that asks who comes.
 */
export class OwnConnections {
	readonly #target: () => { host: string; port: number };
	/** By address and port of our own end. */
	readonly #behind = new Map<string, Behind>();

	/** @param target - where this server listens; asked each time, for its port is known late */
	constructor(target: () => { host: string; port: number }) {
		this.#target = target;
	}

	/** Connections that are not over, on one side or the other. */
	get count(): number {
		return this.#behind.size;
	}

	/**
	 * Opens a connection, whose two directions end one by one. Nothing may be written before it has
	 * connected: then this server knows whose bytes they are before it reads them. End it by `hangUp`,
	 * so that it knows this for as long as there are any to read.
	 */
	open(behind: Behind): Socket {
		const socket = connect({ ...this.#target(), noDelay: true, allowHalfOpen: true });
		socket.setTimeout(PATIENCE, () => socket.destroy());
		socket.once('connect', () => {
			socket.setTimeout(0);
			const end = endOf(socket.localAddress, socket.localPort);
			this.#behind.set(end, behind);
			socket.once('close', () => {
				if (this.#behind.get(end) === behind) this.#behind.delete(end);
			});
		});
		return socket;
	}

	/** Whose a connection is that came in from there; undefined where it is none of ours. */
	behind(address: string | undefined, port: number | undefined): Behind | undefined {
		return this.#behind.get(endOf(address, port));
	}
}

function endOf(address: string | undefined, port: number | undefined): string {
	return `${clientAddress(address)} ${port}`;
}

/**
 * Ends a connection when what was written is out, and waits for the other end to do the same. By
 * then it has read all of it: what it has not read is nobody's, once the connection is forgotten.
 */
export function hangUp(socket: Socket, time: Timers): void {
	destroyLate(socket, time);
	socket.end();
	socket.resume();
}

/**
 * Destroys a connection that has not closed by itself in good time. By a clock of its own, since
 * `socket.setTimeout` begins anew with each byte, and the other end may send one every second.
 */
export function destroyLate(socket: Socket, { setTimer }: Timers): void {
	if (socket.destroyed) return;
	socket.once(
		'close',
		setTimer(() => socket.destroy(), PATIENCE),
	);
}
