import {
	type ErrorCode,
	LIMITS,
	PROTOCOL_VERSION,
	type PubsubClientMessage,
	pubsubServerCodec,
	speaksOtherVersion,
} from '#protocol';
import type { Socket } from '../environment';
import { Inbound } from '../guards/inbound';
import type { Rooms } from '../rooms/rooms';
import type { TopicMember, TopicRoom } from '../rooms/topic-room';
import type { CreateEvents, Live } from './live';

const { decode, encode } = pubsubServerCodec;

/** Rooms with topics: what is published to a topic reaches whoever is subscribed to it. */
export function pubsub({ env, limits, onClosing }: Live, rooms: Rooms<TopicRoom>): CreateEvents {
	return (c) => {
		const inbound = new Inbound({ now: env.now, decode, writeError, onClosing, limits });
		let seat: { room: TopicRoom; me: TopicMember } | undefined;
		let cancelJoinTimeout: (() => void) | undefined;

		return {
			onOpen(_event, ws) {
				const onTimeout = () => inbound.close(ws, 'join-timeout');
				cancelJoinTimeout = env.setTimer(onTimeout, LIMITS.joinTimeout);
			},

			onMessage(event, ws) {
				if (!seat && speaksOtherVersion(event.data)) return inbound.close(ws, 'other-version');
				const message = inbound.read(ws, event.data);
				if (!message || !ws.raw) return;

				if (message.type === 'join') {
					if (seat) return inbound.refuse(ws, 'already-joined');
					cancelJoinTimeout?.();
					const room = rooms.open(c.req.query('room') ?? '');
					const me = {
						number: room.freeNumber(message.number),
						kind: message.kind,
						topics: new Set(message.topics),
						close: (reason) => inbound.close(ws, reason),
					} satisfies TopicMember;
					seat = { room, me };
					ws.send(enter(ws.raw, room, me));
					return;
				}

				const ref = message.type === 'publish' ? message.ref : undefined;
				if (!seat) return inbound.refuse(ws, 'not-joined', ref);
				const { room, me } = seat;
				if (message.type === 'received') {
					if (!room.deliveries.received(message.id, me.number)) inbound.spend(ws);
					return;
				}
				if (!inbound.spend(ws, room.bucket, ref)) return;
				room.touch();

				switch (message.type) {
					case 'subscribe':
						if (me.topics.size >= LIMITS.topicsPerClient && !me.topics.has(message.topic)) {
							return inbound.refuse(ws, 'too-many-topics');
						}
						me.topics.add(message.topic);
						ws.raw.subscribe(room.topicFor(message.topic));
						env.publish(
							room.topic,
							encode({ type: 'subscribed', number: me.number, topic: message.topic }),
						);
						return;
					case 'unsubscribe':
						me.topics.delete(message.topic);
						ws.raw.unsubscribe(room.topicFor(message.topic));
						env.publish(
							room.topic,
							encode({ type: 'unsubscribed', number: me.number, topic: message.topic }),
						);
						return;
					case 'publish':
						ws.send(publish(ws.raw, room, me, message));
						return;
					default:
						message satisfies never;
				}
			},

			onClose(event) {
				cancelJoinTimeout?.();
				if (!seat) return;
				const { room, me } = seat;
				room.remove(me);
				if (room.ended) return;
				// The socket is closed by now and can publish no more: the server does it.
				env.publish(room.topic, encode({ type: 'left', number: me.number, code: event.code }));
			},
		};
	};

	/** Subscribes a new member, tells the others, and returns its welcome. */
	function enter(socket: Socket, room: TopicRoom, me: TopicMember): string {
		room.add(me);
		env.publish(room.topic, encode({ type: 'joined', client: describe(me) }));
		socket.subscribe(room.topic);
		for (const topic of me.topics) socket.subscribe(room.topicFor(topic));
		const clients = room.members.map(describe);
		return encode({ type: 'welcome', version: PROTOCOL_VERSION, you: me.number, clients });
	}

	/** Hands a message to Bun, which sends it to every subscriber; returns the sender's answer. */
	function publish(
		socket: Socket,
		room: TopicRoom,
		me: TopicMember,
		{ topic, text, scope, ref }: Extract<PubsubClientMessage, { type: 'publish' }>,
	): string {
		const id = room.nextId();
		const from = me.number;
		const subscribers = room.subscribers(topic);
		const hears = scope === 'others' ? subscribers.filter((n) => n !== from) : subscribers;
		const audience = hears.length;
		const report = audience <= LIMITS.reportedAudience;
		if (report) room.deliveries.expect({ id, from, ref, topic, scope, audience }, hears);

		const data = encode({ type: 'message', id, from, ref, topic, text, scope, report });
		if (scope === 'others') socket.publish(room.topicFor(topic), data);
		else env.publish(room.topicFor(topic), data);
		return encode({ type: 'published', ref, id, audience, report });
	}
}

function describe({ number, kind, topics }: TopicMember) {
	return { number, kind, topics: [...topics] };
}

function writeError(code: ErrorCode, ref?: number): string {
	return encode({ type: 'error', code, ...(ref !== undefined && { ref }) });
}
