import { type PubsubClient, type PubsubClientKind, pubsubServerCodec } from '#protocol';
import { Deliveries } from './deliveries';
import { type Member, Room, type RoomOptions } from './room';

/** A member and the topics that it is subscribed to. */
export interface TopicMember extends Member {
	readonly kind: PubsubClientKind;
	readonly topics: Set<string>;
}

const NOBODY: ReadonlySet<number> = new Set();

/** A room whose members subscribe to topics. */
export class TopicRoom extends Room<TopicMember> {
	/** Which messages of the room have arrived where. */
	readonly deliveries: Deliveries;
	/** The numbers of those who are subscribed, by topic: a message must not cost a look at everybody. */
	readonly #subscribers = new Map<string, Set<number>>();
	#lastId = 0;

	constructor(id: string, options: RoomOptions) {
		super(id, options);
		this.deliveries = new Deliveries(options.env, (message, to) => {
			const delivered = { type: 'delivered', ...message, to } as const;
			options.env.publish(this.topic, pubsubServerCodec.encode(delivered));
		});
	}

	/** The Bun topic of a topic of this room; no other room can name it. */
	topicFor(topic: string): string {
		return `${this.topic}/t/${topic}`;
	}

	/** The number of the next message. */
	nextId(): number {
		this.#lastId += 1;
		return this.#lastId;
	}

	/** The numbers of those who are subscribed to a topic. */
	subscribers(topic: string): ReadonlySet<number> {
		return this.#subscribers.get(topic) ?? NOBODY;
	}

	subscribe(member: TopicMember, topic: string): void {
		member.topics.add(topic);
		this.#note(member, topic);
	}

	unsubscribe(member: TopicMember, topic: string): void {
		member.topics.delete(topic);
		this.#forget(member, topic);
	}

	override add(member: TopicMember): void {
		super.add(member);
		for (const topic of member.topics) this.#note(member, topic);
	}

	override remove(member: TopicMember): boolean {
		this.deliveries.left(member.number);
		for (const topic of member.topics) this.#forget(member, topic);
		return super.remove(member);
	}

	#note({ number }: TopicMember, topic: string): void {
		const numbers = this.#subscribers.get(topic);
		if (numbers) numbers.add(number);
		else this.#subscribers.set(topic, new Set([number]));
	}

	#forget({ number }: TopicMember, topic: string): void {
		const numbers = this.#subscribers.get(topic);
		if (numbers?.delete(number) && numbers.size === 0) this.#subscribers.delete(topic);
	}
}

/** A member as the others see it. */
export function asClient({ number, kind, topics }: TopicMember): PubsubClient {
	return { number, kind, topics: [...topics] };
}
