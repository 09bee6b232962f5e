import type { Context } from 'hono';
import {
	chatServerCodec,
	type ChatClientMessage,
	type ChatServerMessage,
	CLOSE_CODES,
	type CloseReason,
	type ErrorCode,
	LIMITS,
	PROTOCOL_VERSION,
	speaksOtherVersion,
} from '#protocol';
import type { Socket } from '#demo-server/environment';
import { Inbound } from '#demo-server/guards/inbound';
import { asMember, type ChatRoom, type ChatSeat } from '#demo-server/rooms/chat-room';
import type { Rooms } from '#demo-server/rooms/rooms';
import type { CreateEvents, Live } from './live';

const { decode, encode } = chatServerCodec;

type Message<Type> = Extract<ChatClientMessage, { type: Type }>;

interface Seat {
	readonly room: ChatRoom;
	readonly me: ChatSeat;
}

/** Rooms in which people talk, and which remember for those who were away for a moment. */
export function chat(
	{ env, limits, onClosing }: Live,
	rooms: Rooms<ChatRoom>,
	addressOf: (c: Context) => string,
): CreateEvents {
	const guard = { now: env.now, decode, writeError, onClosing, limits };

	return (c) => {
		const inbound = new Inbound(guard);
		const roomId = c.req.query('room') ?? '';
		const address = addressOf(c);
		let seat: Seat | undefined;
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

				switch (message.type) {
					case 'join':
						if (seat) inbound.refuse(ws, 'already-joined');
						else {
							cancelJoinTimeout?.();
							cancelJoinTimeout = undefined;
							seat = enter(socket, rooms.open(roomId, address), message, inbound);
						}
						return;
					case 'say':
						if (seat) say(socket, seat, message, inbound);
						else inbound.refuse(ws, 'not-joined', message.ref);
						return;
					default:
						message satisfies never;
				}
			},

			onClose(event) {
				cancelJoinTimeout?.();
				if (!seat) return;
				const { room, me } = seat;
				if (room.remove(me) && !room.ended) tell(room, left(me, event.code));
			},
		};
	};

	/** Everybody in the room hears it. A socket that is closed can publish no more; the server can. */
	function tell(room: ChatRoom, message: ChatServerMessage): void {
		env.publish(room.topic, encode(message));
	}

	/**
	 * Seats a client and welcomes it. One session has one seat: after a cut the server may not have
	 * noticed yet that the old connection is dead, and the client must not meet its own ghost.
	 */
	function enter(
		socket: Socket,
		room: ChatRoom,
		{ name, session, number, seen }: Message<'join'>,
		inbound: Inbound<ChatClientMessage>,
	): Seat {
		const before = room.seatOf(session);
		const you = before?.number ?? room.freeNumber(number);
		const close = (reason: CloseReason) => inbound.close(socket, reason);
		const me = { number: you, name, session, close };
		room.add(me);
		if (before) {
			before.close('taken-over');
			tell(room, left(before, CLOSE_CODES['taken-over']));
		}
		tell(room, { type: 'joined', member: asMember(me) });
		socket.subscribe(room.topic);

		const members = room.members.map(asMember);
		const past = { ...room.since(seen), lastRef: room.lastRef(session) };
		const version = PROTOCOL_VERSION;
		socket.send(encode({ type: 'welcome', version, you, members, ...past }));
		return { room, me };
	}
}

/** Tells the others, unless they have heard it before, and the sender what has become of it. */
function say(
	socket: Socket,
	{ room, me }: Seat,
	{ ref, text }: Message<'say'>,
	inbound: Inbound<ChatClientMessage>,
): void {
	if (!inbound.spend(socket, room.bucket, ref)) return;
	const taken = room.say(me, ref, text);
	if (!taken) {
		inbound.refuse(socket, 'bad-message', ref);
		return;
	}
	const { receipt, entry } = taken;
	if (entry) socket.publish(room.topic, encode({ type: 'message', ...entry }));
	socket.send(encode({ type: 'said', ...receipt }));
}

function left({ number, name }: ChatSeat, code: number): ChatServerMessage {
	return { type: 'left', number, name, code };
}

function writeError(code: ErrorCode, ref?: number): string {
	return encode({ type: 'error', code, ...(ref !== undefined && { ref }) });
}
