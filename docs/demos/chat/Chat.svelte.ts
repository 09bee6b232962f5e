import { createRoomId } from '#protocol';
import type { Environment } from '#docs/lib/connection/Connection.svelte';
import { liveUrl } from '#docs/lib/connection/live-url';
import { browserStore } from '#docs/lib/browser-store';
import { findRoom, type Room } from '#docs/lib/room';
import { tellOutcome } from '#docs/stage/outcome/tell';
import { Player } from '#docs/stage/Player.svelte';
import { Traffic } from '#docs/stage/Traffic.svelte';
import { Tracer } from '#docs/stage/trace/Tracer.svelte';
import { Participant } from './Participant.svelte';

/** Participants that one page may hold. */
export const MOST_PARTICIPANTS = 4;

/** The rail of the picture: the one topic of the room. */
export const RAIL = 'room';

/** Those who chat on one page, in one room. */
export class Chat {
	readonly player: Player;
	readonly tracer: Tracer;
	readonly #traffic: Traffic;
	readonly #environment: Environment | undefined;
	readonly #names: readonly string[];
	#participants = $state.raw<readonly Participant[]>([]);
	#room = $state.raw<Room>();
	#next = 0;
	/** The newest message whose publish has been shown. */
	#published = '';

	/** @param names - what participants are called until they change it */
	constructor(count: number, names: readonly string[], environment?: Environment) {
		this.#names = names;
		this.#environment = environment;
		this.player = new Player((journey, client) => {
			this.#traffic.landed(journey, client);
		});
		this.tracer = new Tracer(this.player);
		this.#traffic = new Traffic(this.player);
		this.#participants = Array.from({ length: count }, () => this.#make());
	}

	get participants(): readonly Participant[] {
		return this.#participants;
	}

	get room(): Room | undefined {
		return this.#room;
	}

	/** Everybody in the room, as the best informed participant knows it. */
	get members(): Participant['members'] {
		return this.#participants.find(({ joined }) => joined)?.members ?? [];
	}

	/** Finds the room; nobody joins before they say so. */
	start(): void {
		this.#room = findRoom(new URL(location.href), browserStore());
		if (this.#room.from === 'link') this.#rename();
	}

	/** Those of the page that the link came from are called by the first names. */
	#rename(): void {
		const others = this.#names.length - MOST_PARTICIPANTS - 1;
		const first = MOST_PARTICIPANTS + Math.floor(Math.random() * others);
		for (const participant of this.#participants) {
			participant.name = this.#nameOf(first + participant.key);
		}
	}

	#nameOf(index: number): string {
		return this.#names[index % this.#names.length] ?? '';
	}

	add(): void {
		if (this.#participants.length >= MOST_PARTICIPANTS) return;
		this.#participants = [...this.#participants, this.#make()];
	}

	dispose(): void {
		for (const participant of this.#participants) participant.dispose();
		this.player.dispose();
		this.tracer.dispose();
	}

	/** The server's publish has run before anybody could hear of it. */
	#publish(from: number, seq: number): void {
		const message = `${String(from)}:${String(seq)}`;
		if (message === this.#published) return;
		this.#published = message;
		this.tracer.record('publish', from);
	}

	#make(): Participant {
		const key = this.#next++;
		const participant = new Participant(
			key,
			createRoomId((bytes) => crypto.getRandomValues(bytes)),
			0,
			() => liveUrl('chat', this.#room ? { room: this.#room.id } : {}),
			{
				ran: (mark, client) => {
					this.tracer.record(mark, client);
				},
				survived: (client, how) => {
					const others = this.members.filter(({ number }) => number !== client);
					if (others.length > 0) tellOutcome('chat.nonsense', how);
				},
				said: (from, seq, text) => {
					this.#publish(from, seq);
					if (text !== undefined) this.#traffic.begin({ from, ref: seq, topic: RAIL, text });
				},
				heard: ({ from, seq, text }, to, show) => {
					this.#publish(from, seq);
					this.#traffic.arrive({ from, ref: seq, topic: RAIL, text }, to, show);
				},
			},
			this.#environment,
		);
		participant.name = this.#nameOf(key);
		return participant;
	}
}
