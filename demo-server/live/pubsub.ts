import {
	type ErrorCode,
	LIMITS,
	PROTOCOL_VERSION,
	type PubsubClientMessage,
	pubsubServerCodec,
	type PubsubServerMessage,
	speaksOtherVersion,
} from '#protocol';
import type { Socket } from '#demo-server/environment';
import { Inbound } from '#demo-server/guards/inbound';
import type { Rooms } from '#demo-server/rooms/rooms';
import { asClient, type TopicMember, type TopicRoom } from '#demo-server/rooms/topic-room';
import type { CreateEvents, Live } from './live';

const { decode, encode } = pubsubServerCodec;

/** Rooms with topics: what is published to a topic reaches whoever is subscribed to it. */
export function pubsub({ env, limits, onClosing }: Live, rooms: Rooms<TopicRoom>): CreateEvents {
	const guard = { now: env.now, decode, writeError, onClosing, limits };

	return (c) => {
		const inbound = new Inbound(guard);
		const roomId = c.req.query('room') ?? '';
		let seat: { room: TopicRoom; me: TopicMember } | undefined;
		let cancelJoinTimeout: (() => void) | undefined;

		return {
			onOpen(_event, ws) {
				const onTimeout = () => inbound.close(ws, 'join-timeout');
				cancelJoinTimeout = env.setTimer(onTimeout, LIMITS.joinTimeout);
			},

			onMessage(event, ws) {
				if (!seat && speaksOtherVersion(event.data)) {
					inbound.close(ws, 'other-version');
					return;
				}
				const message = inbound.read(ws, event.data);
				const socket = ws.raw;
				if (!message || !socket) return;

				if (message.type === 'join') {
					if (seat) {
						inbound.refuse(ws, 'already-joined');
						return;
					}
					cancelJoinTimeout?.();
					cancelJoinTimeout = undefined;
					const room = rooms.open(roomId);
					const me = {
						number: room.freeNumber(message.number),
						kind: message.kind,
						topics: new Set(message.topics),
						close: (reason) => inbound.close(socket, reason),
					} satisfies TopicMember;
					seat = { room, me };
					ws.send(enter(socket, room, me));
					return;
				}

				const ref = message.type === 'publish' ? message.ref : undefined;
				if (!seat) {
					inbound.refuse(ws, 'not-joined', ref);
					return;
				}
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
							inbound.refuse(ws, 'too-many-topics');
							return;
						}
						room.subscribe(me, message.topic);
						socket.subscribe(room.topicFor(message.topic));
						tell(room, { type: 'subscribed', number: me.number, topic: message.topic });
						return;
					case 'unsubscribe':
						room.unsubscribe(me, message.topic);
						socket.unsubscribe(room.topicFor(message.topic));
						tell(room, { type: 'unsubscribed', number: me.number, topic: message.topic });
						return;
					case 'publish':
						ws.send(publish(socket, room, me, message));
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
				if (!room.ended) tell(room, { type: 'left', number: me.number, code: event.code });
			},
		};
	};

	/** Everybody in the room hears it. A socket that is closed can publish no more; the server can. */
	function tell(room: TopicRoom, message: PubsubServerMessage): void {
		env.publish(room.topic, encode(message));
	}

	/** Subscribes a new member, tells the others, and returns its welcome. */
	function enter(socket: Socket, room: TopicRoom, me: TopicMember): string {
		room.add(me);
		tell(room, { type: 'joined', client: asClient(me) });
		socket.subscribe(room.topic);
		for (const topic of me.topics) socket.subscribe(room.topicFor(topic));
		const clients = room.members.map(asClient);
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
		const isLeftOut = scope === 'others' && subscribers.has(from);
		const audience = subscribers.size - (isLeftOut ? 1 : 0);
		const report = audience <= LIMITS.reportedAudience;
		if (report) {
			const hears = isLeftOut ? [...subscribers].filter((number) => number !== from) : subscribers;
			room.deliveries.expect({ id, from, ref, topic, scope, audience }, hears);
		}

		const data = encode({ type: 'message', id, from, ref, topic, text, scope, report });
		if (scope === 'others') socket.publish(room.topicFor(topic), data);
		else env.publish(room.topicFor(topic), data);
		return encode({ type: 'published', ref, id, audience, report });
	}
}

function writeError(code: ErrorCode, ref?: number): string {
	return encode({ type: 'error', code, ...(ref !== undefined && { ref }) });
}
