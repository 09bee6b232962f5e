import type { Context, MiddlewareHandler } from 'hono';
import { is } from 'valibot';
import { type Refusal, RoomIdSchema } from '#protocol';
import { isLoopback } from './address';
import { AddressBuckets } from './address-buckets';
import { isAllowedOrigin } from './origin';
import { refusal } from './refusal';
import type { Sockets } from './sockets';
import type { Rate } from './token-bucket';

/** How many may be connected at a time. */
export interface Capacity {
	/** A whole class may sit behind one address. */
	readonly perAddress: number;
	readonly total: number;
}

export const CAPACITY: Capacity = { perAddress: 400, total: 2_000 };

/**
 * Handshakes of one address: all of its places twice over, for a class that joins at once and comes
 * back at once when its network does; and for good, each of those again every ten seconds.
 */
export const HANDSHAKE_RATE: Rate = {
	burst: 2 * CAPACITY.perAddress,
	perSecond: CAPACITY.perAddress / 10,
};

interface RefusalOptions {
	/** Who asks: the other end of the connection, or whom a trusted proxy names. */
	addressOf(c: Context): string;
	onRefused(reason: Refusal, address: string): void;
}

export interface AdmissionOptions extends RefusalOptions {
	readonly allowedOrigins: ReadonlySet<string>;
	/** The host whose pages may connect: that of the request, unless it came by a way of our own. */
	hostOf(c: Context): string;
	readonly capacity: Capacity;
	readonly sockets: Pick<Sockets, 'count' | 'countFrom'>;
}

export interface HandshakeAdmissionOptions extends AdmissionOptions {
	readonly handshakeRate: Rate;
	now(): number;
}

/** Makes the guard that every live demo stands behind: it decides before the upgrade. */
export function admission(options: HandshakeAdmissionOptions): MiddlewareHandler {
	const { allowedOrigins, addressOf, hostOf, onRefused, handshakeRate, now } = options;
	const buckets = new AddressBuckets(handshakeRate, now);

	function reasonToRefuse(c: Context, address: string): Refusal | undefined {
		const upgrades = c.req.header('upgrade')?.toLowerCase() === 'websocket';
		const origin = c.req.header('origin');
		// Every browser sends an Origin. What sends none is a program, and may be one of our own.
		const allowed =
			origin === undefined
				? isLoopback(address)
				: isAllowedOrigin(origin, hostOf(c), allowedOrigins);
		if (upgrades && !allowed) return 'bad-origin';
		// A page of a stranger can have a browser ask, but it cannot use up what its reader has.
		const isTooOften = upgrades ? !buckets.take(address) : buckets.isEmpty(address);
		if (isTooOften) return 'too-many-handshakes';
		const full = reasonFull(options, address);
		if (full) return full;
		// Last, so that a page whose handshake failed can ask why with a plain request: a browser
		// tells it nothing but 1006.
		if (!upgrades) return 'upgrade-required';
		return undefined;
	}

	return async (c, next) => {
		const address = addressOf(c);
		const reason = reasonToRefuse(c, address);
		if (reason) {
			onRefused(reason, address);
			return refusal(reason);
		}
		await next();
		return undefined;
	};
}

/** Says why an address gets no further connection, if it does not. */
export function reasonFull(
	{ sockets, capacity }: Pick<AdmissionOptions, 'sockets' | 'capacity'>,
	address: string,
): Refusal | undefined {
	if (sockets.count >= capacity.total) return 'server-full';
	return sockets.countFrom(address) >= capacity.perAddress ? 'too-many-connections' : undefined;
}

/** Makes the guard of the demos that happen in a room: exactly one `?room=`, and well-formed. */
export function requireRoom(options: RefusalOptions): MiddlewareHandler {
	const badRoom = refuse(options, 'bad-room');
	return (c, next) => {
		const rooms = c.req.queries('room');
		return rooms?.length === 1 && is(RoomIdSchema, rooms[0]) ? next() : badRoom(c, next);
	};
}

/** Makes a handler that refuses whatever reaches it. */
export function refuse(options: RefusalOptions, reason: Refusal): MiddlewareHandler {
	return (c) => {
		options.onRefused(reason, options.addressOf(c));
		return Promise.resolve(refusal(reason));
	};
}
