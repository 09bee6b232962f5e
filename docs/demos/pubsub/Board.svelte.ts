import { SvelteMap, SvelteSet } from 'svelte/reactivity';

import type { PubsubClient, PubsubClientKind, PubsubScope, PubsubServerMessage } from '#protocol';
import type { Environment, Status } from '#docs/lib/connection/Connection.svelte';
import { liveUrl } from '#docs/lib/connection/live-url';
import { browserStore } from '#docs/lib/browser-store';
import { findRoom, type Room } from '#docs/lib/room';
import { Facts } from '#docs/stage/Facts.svelte';
import { tellOutcome } from '#docs/stage/outcome/tell';
import { type Journey, Player } from '#docs/stage/Player.svelte';
import { Traffic } from '#docs/stage/Traffic.svelte';
import { Tracer } from '#docs/stage/trace/Tracer.svelte';
import { Card } from './Card.svelte';
import { Publication } from './Publication.svelte';
import { Roster } from './Roster.svelte';
import type { MARKS } from './trace-marks';

/** The topics of the board, in the order of their rails. */
export const TOPICS = ['news', 'random'] as const;

/** Cards that one page may hold. */
export const MOST_CARDS = 12;

const STATUS_ORDER: readonly Status[] = ['open', 'connecting', 'reconnecting', 'idle'];

type ServerMessage<Type> = Extract<PubsubServerMessage, { type: Type }>;

/** What the cards of one page know together: who is in the room, and what is on its way. */
export class Board {
	readonly facts = new Facts();
	readonly player: Player;
	readonly tracer: Tracer;
	scope = $state<PubsubScope>('others');
	readonly #kind: PubsubClientKind;
	readonly #environment: Environment | undefined;
	readonly #roster = new Roster();
	readonly #traffic: Traffic;
	readonly #publications = new Map<number, Publication>();
	/** Own numbers whose card has ended, while the room has not said `left` yet. */
	readonly #leaving = new SvelteSet<number>();
	readonly #heard = new SvelteMap<number, Journey>();
	#cards = $state.raw<readonly Card[]>([]);
	#latest = $state.raw<Publication>();
	#room = $state.raw<Room>();
	#nextCard = 0;
	#lastRun = -1;
	#nextRef = Math.floor(Math.random() * 2 ** 30);

	/**
	 * @param count - how many cards to begin with; none connects before `start`
	 * @param kind - what the server is told that they are
	 */
	constructor(count: number, kind: PubsubClientKind, environment?: Environment) {
		this.#kind = kind;
		this.#environment = environment;
		this.player = new Player((journey, client) => {
			this.#traffic.landed(journey, client);
			this.#heard.set(client, journey);
		});
		this.tracer = new Tracer(this.player);
		this.#traffic = new Traffic(this.player);
		this.#cards = Array.from({ length: count }, (_, index) =>
			this.#makeCard(index === 0 ? TOPICS : TOPICS.slice(0, 1)),
		);
	}

	/** The cards of this page, each a connection of its own. */
	get cards(): readonly Card[] {
		return this.#cards;
	}

	/** The clients of the room that are no cards of this page, by number. */
	get neighbours(): readonly PubsubClient[] {
		const own = this.#ownNumbers();
		return this.#roster.clients.filter(
			({ number }) => !own.has(number) && !this.#leaving.has(number),
		);
	}

	get room(): Room | undefined {
		return this.#room;
	}

	/** The last publish of this page. */
	get latest(): Publication | undefined {
		return this.#latest;
	}

	/** The status of the page as a whole: that of its best connected card. */
	get status(): Status {
		const has = (status: Status) => this.#cards.some((card) => card.status === status);
		return STATUS_ORDER.find(has) ?? 'closed';
	}

	/** How many clients are subscribed to a topic, as far as the page has been told. */
	subscribers(topic: string): number {
		return this.#roster.subscribers(topic);
	}

	/** The last message that a client is known to have got. */
	heardBy(number: number): Journey | undefined {
		return this.#heard.get(number);
	}

	/** Enters the room and connects every card. */
	start(): void {
		this.#room = findRoom(new URL(location.href), browserStore());
		for (const card of this.#cards) card.connection.connect();
	}

	/** Closes every card; nothing is called back any more. */
	dispose(): void {
		for (const card of this.#cards) card.connection.dispose();
		this.player.dispose();
		this.tracer.dispose();
	}

	addCard(): void {
		if (this.#cards.length >= MOST_CARDS) return;
		const card = this.#makeCard(TOPICS.slice(0, 1));
		this.#cards = [...this.#cards, card];
		card.connection.connect();
	}

	/** Publishes from a card. Tells whether it could be sent; the text is the caller's to keep. */
	publish(card: Card, topic: string, text: string): boolean {
		const from = card.number;
		const ref = this.#nextRef++;
		if (from === undefined || !card.publish(topic, text, this.scope, ref)) return false;
		const cutOff = this.#cards.filter(({ status }) => status !== 'open').length;
		this.#latest = new Publication(topic, this.scope, cutOff);
		this.#publications.set(ref, this.#latest);
		this.#traffic.begin({ from, ref, topic, text });
		card.note('sent', { topic });
		this.#trace(card, 'send');
		this.facts.add(`published.${this.scope}`, from, { topic, text });
		return true;
	}

	#makeCard(topics: readonly string[]): Card {
		const address = () => liveUrl('pubsub', this.#room ? { room: this.#room.id } : {});
		const events = {
			joined: (card: Card, clients: readonly PubsubClient[]) => {
				this.#joined(card, clients);
			},
			received: (card: Card, message: PubsubServerMessage) => {
				this.#received(card, message);
			},
			dialled: (card: Card, what: 'new' | 'open') => {
				this.#trace(card, what);
			},
			ended: (card: Card, ending: { code: number; opened: boolean }) => {
				this.#trace(card, 'closed');
				if (card.number === undefined) return;
				if (ending.opened) this.facts.add('lost', card.number, { code: ending.code });
				this.#leaving.add(card.number);
				if (this.#ownNumbers().size === 0) this.#forget();
			},
		};
		return new Card(this.#nextCard++, this.#kind, topics, address, events, this.#environment);
	}

	#joined(card: Card, clients: readonly PubsubClient[]): void {
		// With another card in the room, that one has been told of everything since; a list that
		// was made earlier and arrives later must not bring back who has left.
		if (!this.#cards.some((other) => other !== card && other.joined)) {
			this.#forget();
			this.#roster.reset(clients);
		}
		const self = clients.find(({ number }) => number === card.number);
		if (self) this.#roster.add(self);
		this.facts.add('joined', card.number);
	}

	#received(card: Card, message: PubsubServerMessage): void {
		switch (message.type) {
			case 'welcome':
				break;
			case 'joined':
				if (!this.#roster.add(message.client)) break;
				this.facts.add('arrived', message.client.number);
				break;
			case 'left':
				this.#heard.delete(message.number);
				this.#leaving.delete(message.number);
				if (!this.#roster.remove(message.number)) break;
				this.facts.add('left', message.number, { code: message.code });
				break;
			case 'subscribed':
			case 'unsubscribed': {
				const { type, number, topic } = message;
				if (number === card.number) {
					this.#trace(card, 'toggle', type === 'subscribed' ? 'subscribe' : 'unsubscribe');
				}
				if (!this.#roster.change(number, topic, type === 'subscribed')) break;
				this.facts.add(type, number, { topic });
				break;
			}
			case 'message':
				this.#arrived(card, message);
				break;
			case 'published':
				this.#published(card, message);
				break;
			case 'delivered':
				this.#delivered(message);
				break;
			case 'error':
				this.#refused(card, message);
				break;
			default:
				message satisfies never;
		}
	}

	#arrived(card: Card, message: ServerMessage<'message'>): void {
		if (card.number === undefined) return;
		const { from, text, topic } = message;
		// What the server has published, it has published before this arrived.
		this.#ran(from, message.ref, message.scope);
		this.#trace(card, 'message');
		if (!message.report) this.facts.add('received', card.number, { topic, text });
		this.#traffic.arrive(message, card.number, () => {
			card.show(from, text);
		});
	}

	#published(card: Card, { ref, audience, report }: ServerMessage<'published'>): void {
		const publication = this.#publications.get(ref);
		publication?.published(audience, report);
		if (publication && card.number !== undefined) {
			this.#ran(card.number, ref, publication.scope);
			this.#tell(publication, card.number);
		}
		if (audience === 0) this.facts.add('nobody', card.number);
	}

	/** Tells a question that predicted it who heard a publish, once everyone has reported. */
	#tell(publication: Publication, from: number): void {
		const came = publication.came(from);
		if (came) tellOutcome(`pubsub.${publication.scope}`, came);
	}

	/** The server's publish of a message has run; the first word of it is the proof. */
	#ran(from: number, ref: number, scope: PubsubScope): void {
		if (ref === this.#lastRun) return;
		this.#lastRun = ref;
		this.tracer.record(`publish-${scope}` satisfies keyof typeof MARKS, from);
	}

	#trace(card: Card, ...marks: (keyof typeof MARKS)[]): void {
		for (const mark of marks) this.tracer.record(mark, card.number);
	}

	#delivered(message: ServerMessage<'delivered'>): void {
		const news = this.#traffic.report(message, message.to, this.#ownNumbers());
		if (news.length === 0) return;
		const publication = this.#publications.get(message.ref);
		if (publication && this.#isOwn(message.from)) {
			publication.delivered(news);
			this.#tell(publication, message.from);
		}
		this.facts.add('delivered', message.from, {
			clients: news.map(({ number }) => number).join(', '),
			slowest: Math.max(...news.map(({ ms }) => ms)).toFixed(1),
		});
	}

	#refused(card: Card, { code, ref }: ServerMessage<'error'>): void {
		card.note(`error.${code}`);
		this.facts.add('error', card.number, { code });
		if (card.number !== undefined && ref !== undefined) this.#traffic.cancel(card.number, ref);
	}

	/** Nobody of this page is in the room any more, so nothing is known of it. */
	#forget(): void {
		this.#roster.reset([]);
		this.#leaving.clear();
		this.#heard.clear();
	}

	/** The numbers that cards of this page hold; a cut card has lost its own to whoever comes. */
	#ownNumbers(): ReadonlySet<number> {
		return new Set(this.#cards.flatMap(({ number, joined }) => (joined ? (number ?? []) : [])));
	}

	#isOwn(number: number): boolean {
		return this.#ownNumbers().has(number);
	}
}
