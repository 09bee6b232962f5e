import { LIMITS } from '#protocol';
import type { Environment } from '#demo-server/environment';
import type { Rate } from '#demo-server/guards/token-bucket';
import type { Member, Room, RoomOptions } from './room';

/** What all members of a room together may do: a class of 300 sends 30 messages a second. */
export const ROOM_RATE: Rate = { burst: 120, perSecond: 60 };

/**
 * The rooms of one demo. They come with the first client that joins and go with the last, or stay
 * until they are idle: then a class that reloads its pages finds what was said before.
 */
export class Rooms<R extends Room<Member>> {
	readonly #rooms = new Map<string, R>();
	/**
	 * The rooms without anybody, in the order in which the last one left, with the address that made
	 * each of them.
	 */
	readonly #empty = new Map<string, string>();
	readonly #env: Environment;
	readonly #create: (id: string, options: RoomOptions) => R;
	readonly #rate: Rate;
	readonly #keptEmpty: number;

	/**
	 * @param keptEmpty - how many rooms may stay without anybody; those in which nothing was said are
	 *   forgotten first, and then, of the address that keeps the most, the oldest: nobody can drive
	 *   out what others keep
	 */
	constructor(
		env: Environment,
		create: (id: string, options: RoomOptions) => R,
		rate: Rate = ROOM_RATE,
		keptEmpty = 0,
	) {
		this.#env = env;
		this.#create = create;
		this.#rate = rate;
		this.#keptEmpty = keptEmpty;
	}

	/** How many have somebody in them. */
	get size(): number {
		return this.#rooms.size - this.#empty.size;
	}

	/**
	 * The room of that id, made when there is none. Whoever asks has to join it at once.
	 * @param address - where whoever asks is; of matter only where rooms stay
	 */
	open(id: string, address = ''): R {
		const known = this.#rooms.get(id);
		this.#empty.delete(id);
		if (known) return known;
		const room = this.#create(id, {
			env: this.#env,
			rate: this.#rate,
			onEmpty: () => {
				// A room that ended may have a successor of the same id by now.
				if (this.#rooms.get(id) === room) this.#keepEmpty(id, address);
			},
		});
		this.#rooms.set(id, room);
		return room;
	}

	/** Ends the rooms in which nothing was said for `LIMITS.roomIdle`. */
	sweep(): void {
		for (const [id, room] of [...this.#rooms]) {
			if (room.idleFor() < LIMITS.roomIdle) continue;
			this.#forget(id);
			room.end();
		}
	}

	#keepEmpty(id: string, address: string): void {
		this.#empty.set(id, address);
		if (this.#empty.size > this.#keptEmpty)
			this.#forget(this.#oldestSilent() ?? this.#oldestOfMost());
	}

	#oldestSilent(): string | undefined {
		for (const id of this.#empty.keys()) if (!this.#rooms.get(id)?.remembers()) return id;
		return undefined;
	}

	/** The oldest room of the address that keeps the most. */
	#oldestOfMost(): string {
		const kept = Map.groupBy(this.#empty, ([, address]) => address);
		const [most = []] = [...kept.values()].sort((a, b) => b.length - a.length);
		return most[0]?.[0] ?? '';
	}

	#forget(id: string): void {
		this.#rooms.delete(id);
		this.#empty.delete(id);
	}
}
