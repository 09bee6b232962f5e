import { type Rate, TokenBucket } from './token-bucket';

/** Addresses that are remembered; whoever is forgotten for newer ones starts with a full bucket. */
const REMEMBERED = 4_096;

/** A token bucket for each address. */
export class AddressBuckets {
	readonly #buckets = new Map<string, TokenBucket>();
	readonly #rate: Rate;
	readonly #now: () => number;

	constructor(rate: Rate, now: () => number) {
		this.#rate = rate;
		this.#now = now;
	}

	/** Whether that address has no token left. */
	isEmpty(address: string): boolean {
		return this.#buckets.get(address)?.isEmpty ?? false;
	}

	/** Takes one token of that address; false when it has none. */
	take(address: string): boolean {
		const bucket = this.#buckets.get(address) ?? new TokenBucket(this.#rate, this.#now);
		// To the end, so that the first is always the one that was quiet for longest.
		this.#buckets.delete(address);
		this.#buckets.set(address, bucket);
		if (this.#buckets.size > REMEMBERED) {
			for (const oldest of this.#buckets.keys()) {
				this.#buckets.delete(oldest);
				break;
			}
		}
		return bucket.take();
	}
}
