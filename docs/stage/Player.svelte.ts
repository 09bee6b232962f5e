import { after, type After } from '#docs/lib/after';

/** How fast the picture runs. `real` never holds a fact back; `slow` shows one message at a time. */
export type Speed = 'real' | 'slow';

/** Messages that may be on their way at once before the picture only highlights. */
const CROWD = 6;
/** Messages that wait for the picture; past it, the oldest are shown without travel. */
const WAITING = 60;
/** How long a rail glows after the last pill has left it, in milliseconds. */
const GLOW = 900;
const RISE = 280;
const FALL = 440;
const SLOWDOWN = 4;

/** A message on its way: up its sender's wire, along a rail, down to those who got it. */
export class Journey {
	readonly key: string;
	readonly from: number;
	readonly topic: string;
	/** None where this page did not get the message and so does not know it. */
	text = $state<string>();
	phase = $state<'waiting' | 'rising' | 'carried' | 'over'>('waiting');
	/** Who got it and is still to be shown so, and whose pill is in the air. */
	#due = $state.raw<readonly number[]>([]);
	#falling = $state.raw<readonly number[]>([]);
	readonly #seen = new Set<number>();

	constructor(key: string, from: number, topic: string, text: string | undefined) {
		this.key = key;
		this.from = from;
		this.topic = topic;
		this.text = text;
	}

	get falling(): readonly number[] {
		return this.#falling;
	}

	get inTheAir(): boolean {
		return this.phase === 'rising' || this.#falling.length > 0;
	}

	/** Notes that a client got it; a second word about the same client changes nothing. */
	reach(client: number): boolean {
		if (this.#seen.has(client)) return false;
		this.#seen.add(client);
		this.#due = [...this.#due, client];
		return true;
	}

	/** Lets the pills of everyone who is due fall. */
	release(): void {
		this.#falling = [...this.#falling, ...this.#due];
		this.#due = [];
	}

	land(client: number): void {
		this.#falling = this.#falling.filter((number) => number !== client);
	}

	/** Everyone who is due or in the air: to be shown at once when the picture is skipped. */
	drain(): readonly number[] {
		const rest = [...this.#due, ...this.#falling];
		this.#due = [];
		this.#falling = [];
		return rest;
	}
}

/**
 * Plays the journeys of messages. It decides what is in the air; the pills themselves are moved
 * by the page and tell when they have risen or landed.
 */
export class Player {
	speed = $state<Speed>('real');
	paused = $state(false);
	#journeys = $state.raw<readonly Journey[]>([]);
	readonly #landed: (journey: Journey, client: number) => void;
	readonly #after: After;
	readonly #callOff = new Map<string, () => void>();

	/** @param landed - called once for each client, when its pill has arrived */
	constructor(landed: (journey: Journey, client: number) => void, timer = after) {
		this.#landed = landed;
		this.#after = timer;
	}

	/** What the picture shows now. */
	get journeys(): readonly Journey[] {
		return this.#journeys.filter(({ phase }) => phase === 'rising' || phase === 'carried');
	}

	/** Whether facts wait for the picture, instead of the picture following the facts. */
	get holdsBack(): boolean {
		return this.paused || this.speed === 'slow';
	}

	/** How long a pill rises at real speed, in milliseconds. */
	readonly rise = RISE;

	/** How long a pill falls at real speed, in milliseconds. */
	readonly fall = FALL;

	/** By how much the pills run faster than at real speed. */
	get rate(): number {
		return this.speed === 'slow' ? 1 / SLOWDOWN : 1;
	}

	/** Who sent what a topic's rail carries now; none while it is empty. */
	carriedOn(topic: string): number | undefined {
		const carried = this.journeys.filter(
			(journey) => journey.topic === topic && journey.phase === 'carried',
		);
		return carried.at(-1)?.from;
	}

	/** Who sent what runs along a client's wire now; none while it is still. */
	runningTo(client: number): number | undefined {
		const running = ({ phase, from, falling }: Journey) =>
			(phase === 'rising' && from === client) || falling.includes(client);
		return this.journeys.find(running)?.from;
	}

	/** Stops the picture where it is, or lets it go on. */
	togglePause(): void {
		this.paused = !this.paused;
		this.#next();
	}

	/** Puts a message on its way, as soon as the picture has room for it. */
	start(journey: Journey): void {
		this.#journeys = [...this.#journeys, journey];
		const waiting = this.#journeys.filter(({ phase }) => phase === 'waiting');
		const [oldest] = waiting;
		if (oldest && waiting.length > WAITING) this.#skip(oldest);
		this.#next();
	}

	/** A client got the message. */
	reach(journey: Journey, client: number): void {
		if (!journey.reach(client)) return;
		if (journey.phase === 'carried') {
			this.#callOff.get(journey.key)?.();
			journey.release();
		} else if (journey.phase === 'over') {
			for (const number of journey.drain()) this.#landed(journey, number);
		}
	}

	/** The pill has reached its rail. */
	risen(journey: Journey): void {
		if (journey.phase !== 'rising') return;
		journey.phase = 'carried';
		journey.release();
		this.#settle(journey);
	}

	/** A pill has reached its client. */
	landed(journey: Journey, client: number): void {
		if (!journey.falling.includes(client)) return;
		journey.land(client);
		this.#landed(journey, client);
		this.#settle(journey);
	}

	/** The message was refused, or never left. */
	cancel(journey: Journey): void {
		this.#skip(journey);
	}

	dispose(): void {
		for (const callOff of this.#callOff.values()) callOff();
		this.#callOff.clear();
		this.#journeys = [];
	}

	#next(): void {
		if (this.paused) return;
		const room = this.speed === 'slow' ? 1 : CROWD;
		let busy = this.#journeys.filter((journey) =>
			this.speed === 'slow' ? journey.phase === 'carried' || journey.inTheAir : journey.inTheAir,
		).length;
		for (const journey of this.#journeys) {
			if (busy >= room) break;
			if (journey.phase !== 'waiting') continue;
			journey.phase = 'rising';
			busy += 1;
		}
	}

	#settle(journey: Journey): void {
		if (!journey.inTheAir) {
			this.#callOff.get(journey.key)?.();
			this.#callOff.set(
				journey.key,
				this.#after(GLOW, () => {
					this.#skip(journey);
				}),
			);
		}
		this.#next();
	}

	#skip(journey: Journey): void {
		this.#callOff.get(journey.key)?.();
		this.#callOff.delete(journey.key);
		journey.phase = 'over';
		for (const client of journey.drain()) this.#landed(journey, client);
		this.#journeys = this.#journeys.filter((other) => other !== journey);
		this.#next();
	}
}
