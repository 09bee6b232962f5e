import { type PubsubClient, type PubsubClientKind, pubsubServerCodec } from '#protocol';
import { Deliveries } from './deliveries';
import { type Member, Room, type RoomOptions } from './room';

/** A member and the topics that it is subscribed to. */
export interface TopicMember extends Member {
	readonly kind: PubsubClientKind;
	readonly topics: Set<string>;
}

/** A room whose members subscribe to topics. */
export class TopicRoom extends Room<TopicMember> {
	/** Which messages of the room have arrived where. */
	readonly deliveries: Deliveries;
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

	/** The numbers of those who are subscribed to a topic, with one left out if need be. */
	subscribers(topic: string, leftOut?: number): number[] {
		return this.members
			.filter(({ number, topics }) => topics.has(topic) && number !== leftOut)
			.map(({ number }) => number);
	}

	override remove(member: TopicMember): boolean {
		this.deliveries.left(member.number);
		return super.remove(member);
	}
}

/** A member as the others see it. */
export function asClient({ number, kind, topics }: TopicMember): PubsubClient {
	return { number, kind, topics: [...topics] };
}
