import type { Context } from 'hono';
import type { Wire, WireEvents } from '#demo-server/environment';
import type { Dial } from '#demo-server/live/relayed-connection';
import { AddressBuckets } from './address-buckets';
import type { Capacity } from './admission';
import type { Rate } from './token-bucket';

/** TCP connections that the relay may hold, and how often one address may ask for another. */
export interface RelayCapacity {
	/** Open at a time. */
	readonly open: Capacity;
	readonly rate: Rate;
}

/** A class of 40 behind one address: two each at a time, and one each every ten seconds. */
export const RELAY_CAPACITY: RelayCapacity = {
	open: { perAddress: 80, total: 200 },
	rate: { burst: 80, perSecond: 4 },
};

export interface RelayAdmissionOptions {
	readonly relayCapacity: RelayCapacity;
	now(): number;
	addressOf(c: Context): string;
	/** Whether a request has itself come through the relay. */
	cameByRelay(c: Context): boolean;
	/** Opens a TCP connection to this server for somebody at that address. */
	dial(address: string, events: WireEvents): Wire;
}

/** Makes the guard before each TCP connection of the relay. */
export function relayAdmission(options: RelayAdmissionOptions): (c: Context) => Dial {
	const { relayCapacity, now, addressOf, cameByRelay, dial } = options;
	const buckets = new AddressBuckets(relayCapacity.rate, now);
	const open = new Map<string, number>();
	let total = 0;

	return (c) => {
		const address = addressOf(c);
		const loops = cameByRelay(c);
		const openHere = () => open.get(address) ?? 0;
		const full = () =>
			total >= relayCapacity.open.total || openHere() >= relayCapacity.open.perAddress;

		return (events) => {
			// One relay that carries another would let each of them spend once more what one may.
			if (loops) return 'loop';
			if (full()) return 'too-many';
			if (!buckets.take(address)) return 'too-often';
			total += 1;
			open.set(address, openHere() + 1);
			return dial(address, {
				...events,
				gone() {
					total -= 1;
					const left = openHere() - 1;
					if (left > 0) open.set(address, left);
					else open.delete(address);
					events.gone();
				},
			});
		};
	};
}
