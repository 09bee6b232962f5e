import { Journey, type Player } from './Player.svelte';

/** Messages remembered; of an older one, a late report is told as if it were new. */
const KEPT = 200;

/** A message as this page knows it. */
interface Passage {
	journey: Journey;
	/** Clients whose report has been told. */
	told: Set<number>;
	/** What to show when the pill of a client has landed. */
	held: Map<number, () => void>;
}

/** What a page needs to know to draw a message. */
interface Sight {
	from: number;
	/** The sender's own number for it. */
	ref: number;
	topic: string;
	/** None where this page did not get it. */
	text?: string;
}

/** The messages on their way, each drawn once, whichever card hears of it first. */
export class Traffic {
	readonly #player: Player;
	readonly #passages = new Map<string, Passage>();

	constructor(player: Player) {
		this.#player = player;
	}

	/** Puts a message on its way, unless it is already. */
	begin(sight: Sight): Journey {
		return this.#passage(sight).journey;
	}

	/** A card of this page has got it: shows it now, or once the picture has come so far. */
	arrive(sight: Sight, client: number, show: () => void): void {
		const { journey, held } = this.#passage(sight);
		if (this.#player.holdsBack) held.set(client, show);
		else show();
		this.#player.reach(journey, client);
	}

	/** Clients have reported it; gives back those of whom that is news. */
	report<Report extends { number: number }>(
		sight: Sight,
		to: readonly Report[],
		own: ReadonlySet<number>,
	): readonly Report[] {
		const { journey, told } = this.#passage(sight);
		const news = to.filter(({ number }) => !told.has(number));
		for (const { number } of news) {
			told.add(number);
			if (!own.has(number)) this.#player.reach(journey, number);
		}
		return news;
	}

	/** The server refused it. */
	cancel(from: number, ref: number): void {
		const passage = this.#passages.get(keyOf({ from, ref }));
		if (passage) this.#player.cancel(passage.journey);
	}

	/** The pill of a client has landed. */
	landed({ key }: Journey, client: number): void {
		const held = this.#passages.get(key)?.held;
		held?.get(client)?.();
		held?.delete(client);
	}

	#passage(sight: Sight): Passage {
		const key = keyOf(sight);
		const known = this.#passages.get(key);
		if (known) {
			known.journey.text ??= sight.text;
			return known;
		}
		const journey = new Journey(key, sight.from, sight.topic, sight.text);
		const passage: Passage = { journey, told: new Set(), held: new Map() };
		this.#passages.set(key, passage);
		const [oldest] = this.#passages.keys();
		if (oldest !== undefined && this.#passages.size > KEPT) this.#passages.delete(oldest);
		this.#player.start(journey);
		return passage;
	}
}

const keyOf = ({ from, ref }: Pick<Sight, 'from' | 'ref'>) => `${String(from)}:${String(ref)}`;
