import { LIMITS } from '#protocol';
import type { Environment } from '#demo-server/environment';
import type { Rate } from '#demo-server/guards/token-bucket';
import type { Member, Room, RoomOptions } from './room';

/** What all members of a room together may do: a class of 300 sends 30 messages a second. */
export const ROOM_RATE: Rate = { burst: 120, perSecond: 60 };

/** The rooms of one demo. They come with the first client that joins and go with the last. */
export class Rooms<R extends Room<Member>> {
	readonly #rooms = new Map<string, R>();
	readonly #env: Environment;
	readonly #create: (id: string, options: RoomOptions) => R;
	readonly #rate: Rate;

	constructor(
		env: Environment,
		create: (id: string, options: RoomOptions) => R,
		rate: Rate = ROOM_RATE,
	) {
		this.#env = env;
		this.#create = create;
		this.#rate = rate;
	}

	get size(): number {
		return this.#rooms.size;
	}

	/** The room of that id, made when there is none. Whoever asks has to join it at once. */
	open(id: string): R {
		const known = this.#rooms.get(id);
		if (known) return known;
		const room = this.#create(id, {
			env: this.#env,
			rate: this.#rate,
			onEmpty: () => {
				// A room that ended may have a successor of the same id by now.
				if (this.#rooms.get(id) === room) this.#rooms.delete(id);
			},
		});
		this.#rooms.set(id, room);
		return room;
	}

	/** Ends the rooms in which nothing was said for `LIMITS.roomIdle`. */
	sweep(): void {
		for (const [id, room] of [...this.#rooms]) {
			if (room.idleFor() < LIMITS.roomIdle) continue;
			this.#rooms.delete(id);
			room.end();
		}
	}
}
