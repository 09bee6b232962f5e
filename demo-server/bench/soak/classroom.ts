import { Attendee } from './attendee';
import { Published } from './published';

interface ClassroomOptions {
	readonly port: number;
	readonly path: string;
	readonly random: () => number;
	readonly fault: (text: string) => void;
}

interface Seat {
	readonly attendee: Attendee;
	/** The number of the first message that was published after the welcome. */
	readonly since: number;
}

/** Everybody in the room, those who come and those who go. */
export class Classroom {
	readonly published = new Published();
	readonly #seats = new Set<Seat>();
	/** Left without a word; the server has to find out. */
	readonly #frozen = new Set<Attendee>();
	readonly #options: ClassroomOptions;
	#gone = 0;
	#heardBefore = 0;

	constructor(options: ClassroomOptions) {
		this.#options = options;
	}

	get size(): number {
		return this.#seats.size;
	}

	get frozen(): number {
		return this.#frozen.size;
	}

	/** How many have left, one way or the other. */
	get gone(): number {
		return this.#gone;
	}

	/** Messages that were heard by all together. */
	get heard(): number {
		return [...this.#seats].reduce((sum, { attendee }) => sum + attendee.heard, this.#heardBefore);
	}

	async enter(): Promise<void> {
		const { port, path, fault } = this.#options;
		const attendee: Attendee = await Attendee.join({
			port,
			path,
			fault,
			published: (ref, id) => this.published.answered(ref, id),
			gone: (code) => {
				this.#frozen.delete(attendee);
				for (const seat of this.#seats) {
					if (seat.attendee !== attendee) continue;
					fault(`client ${attendee.number} was closed with ${code}`);
					this.#seats.delete(seat);
				}
			},
		});
		this.#seats.add({ attendee, since: this.published.nextRef });
	}

	/** Somebody says something to the others, or to everyone. */
	speak(text: string): void {
		const seat = this.#anyone();
		if (!seat) return;
		const ref = this.published.nextRef++;
		seat.attendee.publish(text, ref, this.#options.random() < 0.5 ? 'others' : 'everyone');
	}

	/** Somebody goes: half of them politely, the others cut off, a few of those without a trace. */
	lose(): void {
		const seat = this.#anyone();
		if (!seat) return;
		this.#seats.delete(seat);
		this.#check(seat);
		this.#gone += 1;
		this.#heardBefore += seat.attendee.heard;
		const way = this.#options.random();
		if (way < 0.5) {
			seat.attendee.leave();
		} else if (way < 0.97) {
			seat.attendee.cut();
		} else {
			this.#frozen.add(seat.attendee);
			seat.attendee.freeze();
		}
	}

	/** Whether everybody has heard the last message, and knows who is there and nobody else. */
	get settled(): boolean {
		return this.#frozen.size === 0 && this.complaints().length === 0;
	}

	/** What is not as it should be once all is quiet. */
	complaints(): string[] {
		const numbers = new Set([...this.#seats].map(({ attendee }) => attendee.number));
		const complaints = numbers.size === this.size ? [] : ['two clients have one number'];
		for (const { attendee } of this.#seats) {
			const { number, lastId, present } = attendee;
			const behind = this.published.lastId - (lastId ?? 0);
			if (behind !== 0) complaints.push(`client ${number} has not heard the last ${behind}`);
			const strangers = present.difference(numbers).size;
			const unknown = numbers.difference(present).size;
			if (strangers > 0) complaints.push(`client ${number} sees ${strangers} who have left`);
			if (unknown > 0) complaints.push(`client ${number} does not see ${unknown} who are there`);
		}
		return complaints;
	}

	/** Everybody goes home. */
	end(): void {
		for (const seat of this.#seats) {
			this.#check(seat);
			this.#seats.delete(seat);
			seat.attendee.leave();
		}
	}

	/** Holds the first message that a client heard against what was published after its welcome. */
	#check({ attendee, since }: Seat): void {
		const { number, firstId, lastId } = attendee;
		const due = this.published.firstSince(since);
		if (firstId === undefined || lastId === undefined || due === undefined || lastId < due) return;
		if (firstId > due) this.#options.fault(`client ${number} missed ${due} after its welcome`);
	}

	#anyone(): Seat | undefined {
		return [...this.#seats][Math.floor(this.#options.random() * this.#seats.size)];
	}
}
